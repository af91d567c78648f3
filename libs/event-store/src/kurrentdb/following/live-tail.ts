import type { AllStreamResolvedEvent, AllStreamSubscription } from '@kurrent/kurrentdb-client';
import { type Recorded, StoreUnavailable } from '../../event-store.js';
import { recorded } from '../facts.js';

/** How many facts wait here at most; what is more waits at the server. */
export const ROOM = 256;

/**
 * What a subscription delivers, until it breaks. A subscription ends in many ways: with an error, or with an end or a close and no error,
 * as when its client is given up. It can also say nothing ever again: that, `take` cannot tell from an idle log.
 */
export class LiveTail {
  private waiting: Recorded[] = [];
  private broken: unknown;
  private wake: () => void = () => undefined;

  constructor(
    private readonly subscription: AllStreamSubscription,
    private readonly accepts: (event: NonNullable<AllStreamResolvedEvent['event']>) => boolean,
  ) {
    subscription.on('data', this.hear).on('error', this.break).on('end', this.end).on('close', this.end);
  }

  /**
   * What has come, waiting for it `ms` at most or until `signal` is aborted; empty when nothing came.
   * @throws what the subscription broke on, once all that came before has been taken.
   */
  async take(ms: number, signal: AbortSignal): Promise<readonly Recorded[]> {
    if (this.waiting.length === 0 && !this.broken && !signal.aborted) await this.wait(ms, signal);
    if (this.waiting.length === 0 && this.broken) throw this.broken as Error;
    const taken = this.waiting;
    this.waiting = [];
    this.subscription.resume();
    return taken;
  }

  /** Leaves nothing behind at the server, and waits for nothing. */
  close(): void {
    // Listeners of errors stay: a late one would end the process.
    this.subscription.off('data', this.hear);
    this.subscription.unsubscribe().catch(() => undefined);
    this.subscription.destroy();
  }

  private readonly hear = ({ event }: AllStreamResolvedEvent): void => {
    if (!event || !this.accepts(event)) return;
    try {
      this.waiting.push(recorded(event));
    } catch (error) {
      this.break(error);
    }
    if (this.waiting.length >= ROOM) this.subscription.pause();
    this.wake();
  };

  private readonly break = (error: unknown): void => {
    this.broken ??= error;
    this.wake();
  };

  private readonly end = (): void => this.break(new StoreUnavailable('a subscription ended'));

  private wait(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        this.wake = () => undefined;
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal.addEventListener('abort', done);
      this.wake = done;
    });
  }
}

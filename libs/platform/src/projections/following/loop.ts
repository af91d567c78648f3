import type { Logger } from '@nestjs/common';
import { RENEW_MS } from './leases.js';
import type { Worker } from './worker.js';

const LOOK_FOR_FACTS_MS = 200;
/** Timers fire this much late, at most, while nothing else happens. */
const LOOK_FOR_WORK_MS = 1_000;
const AFTER_TROUBLE_MS = 100;
const PROGRESS_MS = 25;
/** So many of the followers that go apart have a turn at the same time: one that hangs holds up not even those. */
const TURNS_AT_ONCE = 2;

/**
 * Runs a worker until it is ended: it takes facts in one round and does what waits in the outbox in another, so that a reaction that
 * takes its time holds up no read model; and it gives turns to the followers that go apart. Leases are renewed beside all of them.
 */
export class Loop {
  private running = true;
  private readonly worker: Worker;
  private readonly rounds: readonly Round[];
  private readonly renewing: NodeJS.Timeout;
  private renewed: Promise<void>;
  /** Whether what was asked to be replayed is to be looked for: as often as leases are renewed. */
  private readonly replayDue = { reactors: true, others: true };
  private readonly waiting = new Set<() => void>();

  constructor(open: (wake: () => void) => Worker, log: Logger) {
    const worker = open(() => this.wake());
    const trouble = (error: unknown): void => {
      if (this.running) log.error('following met an error; it goes on', error);
    };
    this.worker = worker;
    const renew = async (): Promise<void> => {
      await worker.renew().catch(trouble);
      Object.assign(this.replayDue, { reactors: true, others: true });
      this.wake();
    };
    this.renewed = renew();
    this.renewing = setInterval(() => {
      this.renewed = this.renewed.then(renew);
    }, RENEW_MS);
    const replayed = async (which: 'reactors' | 'others'): Promise<void> => {
      if (!this.replayDue[which]) return;
      this.replayDue[which] = false;
      await worker.replay(which);
    };
    const round = (step: () => Promise<boolean>, lookAgainMs: number): Round =>
      new Round(
        step,
        lookAgainMs,
        () => this.running,
        () => this.wake(),
        trouble,
      );
    this.rounds = [
      round(() => replayed('others').then(() => worker.takeNext()), LOOK_FOR_FACTS_MS),
      round(() => replayed('reactors').then(() => worker.work()), LOOK_FOR_WORK_MS),
      ...Array.from({ length: TURNS_AT_ONCE }, () => round(() => worker.takeApart(), LOOK_FOR_FACTS_MS)),
    ];
  }

  get owner(): string {
    return this.worker.owner;
  }

  /** Ends when something was done, or after a moment. */
  async progress(): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, PROGRESS_MS);
      this.waiting.add(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  /** Ends after the batch that is being taken; leases are given back. */
  async end(): Promise<void> {
    this.running = false;
    clearInterval(this.renewing);
    this.wake();
    await Promise.all(this.rounds.map(({ over }) => over));
    await this.renewed;
    await this.worker.close();
  }

  private wake(): void {
    for (const round of this.rounds) round.wake();
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }
}

/** Does a step again and again, as long as there is something to do; then it waits to be woken, or a moment. */
class Round {
  readonly over: Promise<void>;
  private woken = false;
  private rouse: () => void = () => undefined;

  constructor(
    private readonly step: () => Promise<boolean>,
    private readonly lookAgainMs: number,
    private readonly goesOn: () => boolean,
    private readonly progressed: () => void,
    private readonly trouble: (error: unknown) => void,
  ) {
    this.over = Promise.resolve().then(() => this.run());
  }

  wake(): void {
    this.woken = true;
    this.rouse();
  }

  private async run(): Promise<void> {
    while (this.goesOn()) {
      this.woken = false;
      try {
        if (await this.step()) {
          this.progressed();
          continue;
        }
        await this.pause(this.lookAgainMs);
      } catch (error) {
        this.trouble(error);
        this.woken = false;
        await this.pause(AFTER_TROUBLE_MS);
      }
    }
  }

  private async pause(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.rouse = () => {
        clearTimeout(timer);
        resolve();
      };
      if (this.woken || !this.goesOn()) this.rouse();
    });
  }
}

import { StoreUnavailable } from '../../event-store.js';

type Waiting = { readonly count: number; readonly go: () => void };

/** So many at a time, in the order in which they came. Whoever wants more than there are has all of them. */
export class Slots {
  private free: number;
  private readonly waiting: Waiting[] = [];

  constructor(
    private readonly size: number,
    /** Aborted when nobody shall wait any longer. */
    private readonly gone: AbortSignal,
  ) {
    this.free = size;
  }

  /**
   * Waits for `wanted` slots, `ms` at most. What it gives gives them back.
   * @throws {StoreUnavailable}
   */
  async take(wanted: number, ms: number): Promise<() => void> {
    const count = Math.min(wanted, this.size);
    if (this.waiting.length > 0 || count > this.free) await this.wait(count, ms);
    else this.free -= count;
    return () => {
      this.free += count;
      this.next();
    };
  }

  private next(): void {
    for (let first = this.waiting[0]; first && first.count <= this.free; first = this.waiting[0]) {
      this.waiting.shift();
      this.free -= first.count;
      first.go();
    }
  }

  private wait(count: number, ms: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = (): void => {
        clearTimeout(timer);
        this.gone.removeEventListener('abort', giveUp);
      };
      const waiting = {
        count,
        go: () => {
          done();
          resolve();
        },
      };
      const giveUp = (): void => {
        done();
        this.waiting.splice(this.waiting.indexOf(waiting), 1);
        this.next();
        reject(new StoreUnavailable('others were before it'));
      };
      const timer = setTimeout(giveUp, ms);
      this.gone.addEventListener('abort', giveUp);
      this.waiting.push(waiting);
    });
  }
}

import type { EventStore, Position, Recorded } from '@hub/event-store';

type Opened = Readonly<{ iterator: AsyncIterator<readonly Recorded[]>; ending: AbortController }>;

/** The live end of the log, from a position on: one batch at a time, whenever there is one. */
export class Feed {
  private opened: Opened | undefined;
  private at: Position = 0n;
  private waiting: Promise<readonly Recorded[] | undefined> | undefined;
  private arrived: readonly Recorded[] | undefined;

  constructor(
    private readonly store: EventStore,
    /** Called when a batch has arrived. */
    private readonly wake: () => void,
    private readonly onTrouble: (trouble: unknown) => void,
  ) {}

  /**
   * The batch right after `after`, when it is there; otherwise it is waited for, and `wake` is called. To ask for another position
   * than the end of the last batch opens the feed anew from there.
   */
  take(after: Position): readonly Recorded[] | undefined {
    if (this.opened && this.at !== after) this.close();
    if (!this.opened) this.open(after);
    const { arrived } = this;
    if (arrived) {
      this.arrived = undefined;
      this.at = arrived.at(-1)?.position ?? after;
    }
    // The next batch is read while this one is worked on.
    this.waitForNext();
    return arrived;
  }

  close(): void {
    const { opened } = this;
    this.opened = undefined;
    this.arrived = undefined;
    this.waiting = undefined;
    opened?.ending.abort();
  }

  private open(after: Position): void {
    const ending = new AbortController();
    const facts = this.store.follow(after, { signal: ending.signal, onTrouble: this.onTrouble });
    this.opened = { iterator: facts[Symbol.asyncIterator](), ending };
    this.at = after;
  }

  private waitForNext(): void {
    const { opened } = this;
    if (!opened || this.waiting) return;
    const waiting = opened.iterator.next().then(
      ({ value, done }) => (done ? undefined : value),
      (error: unknown) => {
        this.onTrouble(error);
        return undefined;
      },
    );
    this.waiting = waiting;
    void waiting.then((facts) => {
      // One that was closed meanwhile has nobody to tell.
      if (this.waiting !== waiting) return;
      this.waiting = undefined;
      if (facts) this.arrived = facts;
      else this.close();
      this.wake();
    });
  }
}

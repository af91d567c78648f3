import { setTimeout as wait } from 'node:timers/promises';
import type { EventStore, Following, Position, Recorded } from './event-store.js';

const BATCH = 500;
const TROUBLE_PAUSES_MS = [50, 100, 250, 500, 1_000];

/** How a store is followed by asking it again and again. `nextLook` ends when it is time to look again. */
export type Polling = Readonly<{ batch?: number; nextLook: (signal: AbortSignal) => Promise<void> }>;

/** Follows a store with nothing but `readAll`: page after page, and at the end of the log at the pace of `nextLook`. */
export async function* followByPolling(
  store: Pick<EventStore, 'readAll'>,
  after: Position,
  { types, signal, onTrouble }: Following,
  { batch = BATCH, nextLook }: Polling,
): AsyncGenerator<readonly Recorded[]> {
  const isOver = (): boolean => signal.aborted;
  let position = after;
  let troubles = 0;
  while (!isOver()) {
    const page = await store.readAll(position, batch, types).catch((trouble: unknown) => {
      onTrouble?.(trouble);
      return undefined;
    });
    if (isOver()) return;
    if (page === undefined) {
      await pause(TROUBLE_PAUSES_MS[Math.min(troubles, TROUBLE_PAUSES_MS.length - 1)] as number, signal);
      troubles += 1;
      continue;
    }
    troubles = 0;
    const last = page.at(-1);
    if (last === undefined) {
      await nextLook(signal);
      continue;
    }
    yield page;
    position = last.position;
  }
}

/** Waits, but not beyond the end of the following. */
export const pause = async (ms: number, signal: AbortSignal): Promise<void> => {
  await wait(ms, undefined, { signal }).catch(() => undefined);
};

/** Tells those who follow a store that this process has appended something, so that they look at once. */
export class Bell {
  private rung = 0;
  private readonly listeners = new Set<() => void>();

  ring(): void {
    this.rung += 1;
    for (const listener of this.listeners) listener();
  }

  /** For one follower: waits `ms`, or until the bell rings. One that rang since the last look ends the wait at once. */
  lookEvery(ms: number): (signal: AbortSignal) => Promise<void> {
    let heard = this.rung;
    return async (signal) => {
      if (this.rung === heard) await this.next(ms, signal);
      heard = this.rung;
    };
  }

  private async next(ms: number, signal: AbortSignal): Promise<void> {
    const ending = new AbortController();
    const end = (): void => ending.abort();
    this.listeners.add(end);
    try {
      await pause(ms, AbortSignal.any([signal, ending.signal]));
    } finally {
      this.listeners.delete(end);
    }
  }
}

import { randomUUID } from 'node:crypto';
import type { EventStore, NewFact, Position, Recorded } from '../event-store.js';

/** A fact of no business, with an id of its own. */
export const fact = (data: object = {}, id: string = randomUUID()): NewFact => ({ id, type: 'thing-happened.v1', data, metadata: {} });
/** The name of a stream that nobody has used. */
export const stream = (): string => `stream-${randomUUID()}`;

/** All facts after a position, read in pages. */
export const everything = async (store: EventStore, page: number, from: Position = 0n): Promise<Recorded[]> => {
  const all: Recorded[] = [];
  for (;;) {
    const facts = await store.readAll(all.at(-1)?.position ?? from, page);
    if (facts.length === 0) return all;
    all.push(...facts);
  }
};

/** What an append led to: its answer, or the name of what was thrown. */
export const appended = async (append: Promise<unknown>): Promise<unknown> =>
  append.catch((error: unknown) => (error as Error).constructor.name);

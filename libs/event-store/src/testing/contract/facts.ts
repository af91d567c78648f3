import { randomUUID } from 'node:crypto';
import type { EventStore, NewFact, Position, Recorded } from '../../event-store.js';

/** A fact of no business, with an id of its own. */
export const fact = (data: object = {}, id: string = randomUUID()): NewFact => ({ id, type: 'thing-happened.v1', data, metadata: {} });

/** So many of them, numbered from 1. */
export const facts = (count: number): readonly NewFact[] => Array.from({ length: count }, (_, index) => fact({ n: index + 1 }));

/** The name of a stream that nobody has used. */
export const stream = (): string => `stream-${randomUUID()}`;

/** All facts after a position, read in pages. */
export const everything = async (store: EventStore, page: number, from: Position = 0n): Promise<Recorded[]> => {
  const all: Recorded[] = [];
  for (;;) {
    const read = await store.readAll(all.at(-1)?.position ?? from, page);
    if (read.length === 0) return all;
    all.push(...read);
  }
};

/** What an append led to: its answer, or the name of what was thrown. */
export const appended = async (append: Promise<unknown>): Promise<unknown> =>
  append.catch((error: unknown) => (error as Error).constructor.name);

/** Whether an id stands for one fact in the whole store, or is only looked at in the repeat of an append. */
export type Ids = 'unique' | 'as-appended';

/** What differs between stores, and is asserted for each as it is. */
export type ContractOptions = Readonly<{
  /** `unique` when it is not said. */
  ids?: Ids;
  /** Whether every store that is opened is empty, which one that others use is not; true when it is not said. */
  startsEmpty?: boolean;
}>;

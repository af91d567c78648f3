import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventStore } from '../event-store.js';
import { describeAppends } from './contract/appends.js';
import { type ContractOptions, fact, stream } from './contract/facts.js';
import { describeFollowing } from './contract/following.js';
import { describeModel } from './contract/model.js';
import { describeOrder } from './contract/order.js';
import { describeRepeats } from './contract/repeats.js';
import { describeStreams } from './contract/streams.js';

/** A store, and how to let go of it. */
export type OpenedStore = Readonly<{ store: EventStore; close: () => Promise<void> }>;

/** The contract of the event store: every adapter keeps it, and callers may rely on nothing more. */
export const describeEventStore = (
  name: string,
  open: () => Promise<OpenedStore>,
  { ids = 'unique', startsEmpty = true }: ContractOptions = {},
): void => {
  describe(`${name} keeps the contract of the event store`, () => {
    let opened: OpenedStore;
    const store = (): EventStore => opened.store;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());

    if (startsEmpty)
      it('has its head at zero and no last fact while it is empty', async () => {
        const empty = await open();
        try {
          expect(await empty.store.head()).toBe(0n);
          expect(await empty.store.last()).toBeUndefined();
          expect(await empty.store.readAll(0n, 10)).toEqual([]);
          await empty.store.append(stream(), [fact({ n: 1 })], 0);
          expect((await empty.store.readAll(0n, 10)).map(({ data }) => data)).toEqual([{ n: 1 }]);
        } finally {
          await empty.close();
        }
      });

    describeStreams(store);
    describeAppends(store);
    describeRepeats(store, ids);
    describeOrder(store);
    describeFollowing(store);
    describeModel(store, ids);
  });
};

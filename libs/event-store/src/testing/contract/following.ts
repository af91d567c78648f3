import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventStore, NewFact, Position, Recorded } from '../../event-store.js';
import { fact, facts, stream } from './facts.js';

/** The part of the contract about following the log as it grows. */
export const describeFollowing = (open: () => EventStore): void => {
  let store: EventStore;
  beforeAll(() => {
    store = open();
  });
  const begun: AbortController[] = [];
  afterEach(() => {
    for (const each of begun.splice(0)) each.abort();
  });

  /** Follows until it is ended, into `seen`. `whenSeen` waits for so many facts. */
  const follower = (after: Position, options: { types?: readonly string[]; slow?: number } = {}) => {
    const ending = new AbortController();
    begun.push(ending);
    const batches: (readonly Recorded[])[] = [];
    const seen = () => batches.flat();
    const { types, slow = 0 } = options;
    const following = (async () => {
      for await (const batch of store.follow(after, { signal: ending.signal, ...(types ? { types } : {}) })) {
        if (slow > 0) await wait(slow);
        batches.push(batch);
      }
    })();
    const whenSeen = async (count: number): Promise<readonly Recorded[]> => {
      for (const until = Date.now() + 20_000; seen().length < count && Date.now() < until;) await wait(5);
      return seen();
    };
    const end = async () => {
      ending.abort();
      await following;
    };
    return { batches, seen, whenSeen, end };
  };
  const idsOf = (all: readonly { id: string }[]) => all.map(({ id }) => id);

  describe('who follows the log', () => {
    it('hears first what there is and then what comes, each fact once and in order, as it is read', async () => {
      const from = await store.head();
      await store.append(stream(), facts(3), 0);
      const { whenSeen, end } = follower(from);
      expect(await whenSeen(3)).toEqual(await store.readAll(from, 100));
      for (let n = 0; n < 10; n += 1) await store.append(stream(), facts(2), 0);
      expect(await whenSeen(23)).toEqual(await store.readAll(from, 100));
      await end();
    });

    it('hears a fact soon after it was written, also after a while of silence', async () => {
      const { whenSeen, end } = follower(await store.head());
      await wait(500);
      const begin = Date.now();
      const one = fact();
      await store.append(stream(), [one], 0);
      expect(idsOf(await whenSeen(1))).toEqual([one.id]);
      expect(Date.now() - begin).toBeLessThan(3_000);
      await end();
    });

    it('begins after any fact, without a skip or a repeat', async () => {
      const from = await store.head();
      for (const size of [1, 3, 2]) await store.append(stream(), facts(size), 0);
      const all = await store.readAll(from, 100);
      for (const [index, { position }] of all.slice(0, -1).entries()) {
        const { whenSeen, end } = follower(position);
        expect(await whenSeen(all.length - index - 1)).toEqual(all.slice(index + 1));
        await end();
      }
    });

    it('is never given an empty batch', async () => {
      const { batches, whenSeen, end } = follower(await store.head());
      for (let n = 0; n < 5; n += 1) {
        await store.append(stream(), facts(2), 0);
        await wait(30);
      }
      await whenSeen(10);
      await end();
      expect(batches.every((batch) => batch.length > 0)).toBe(true);
    });

    it('hears only of the types it asks for, before and after it has caught up', async () => {
      const from = await store.head();
      const typed = (type: string): NewFact => ({ ...fact(), type });
      const mixed = () => [typed('snow-fell.v1'), typed('snow-fell.v10'), typed('ice-melted.v1')];
      const [before, after] = [mixed(), mixed()];
      await store.append(stream(), before, 0);
      const { whenSeen, end } = follower(from, { types: ['snow-fell.v1'] });
      await whenSeen(1);
      await store.append(stream(), after, 0);
      expect(idsOf(await whenSeen(2))).toEqual([before[0]?.id, after[0]?.id]);
      await end();
    });

    it('may be slow: nothing is lost, doubled or out of order while others write', async () => {
      const from = await store.head();
      const { seen, whenSeen, end } = follower(from, { slow: 20 });
      const writers = Array.from({ length: 4 }, async () => {
        for (let n = 0; n < 25; n += 1) await store.append(stream(), facts(5), 0);
      });
      await Promise.all(writers);
      await whenSeen(500);
      await end();
      expect(idsOf(seen())).toEqual(idsOf(await store.readAll(from, 1_000)));
      expect(seen()).toHaveLength(500);
    });

    it('hears large facts', async () => {
      const { whenSeen, end } = follower(await store.head());
      const large = fact({ text: 'å'.repeat(1_000_000) });
      await store.append(stream(), [fact(), large, fact()], 0);
      expect((await whenSeen(3)).map(({ data }) => data)).toEqual([{}, large.data, {}]);
      await end();
    });

    it('is one of several, each at its own place', async () => {
      const from = await store.head();
      const early = follower(from);
      await store.append(stream(), facts(2), 0);
      await early.whenSeen(2);
      const late = follower(await store.head());
      await store.append(stream(), facts(3), 0);
      expect(await early.whenSeen(5)).toHaveLength(5);
      expect(await late.whenSeen(3)).toEqual((await store.readAll(from, 100)).slice(2));
      await Promise.all([early.end(), late.end()]);
    });
  });

  describe('a following ends', () => {
    const soon = async (ending: Promise<unknown>): Promise<boolean> =>
      Promise.race([ending.then(() => true), wait(2_000, false, { ref: false })]);

    it('at once when it is ended while it waits', async () => {
      const { end } = follower(await store.head());
      await wait(200);
      expect(await soon(end())).toBe(true);
    });

    it('before it begins when it was ended already', async () => {
      await store.append(stream(), [fact()], 0);
      const { seen, end } = follower(0n);
      expect(await soon(end())).toBe(true);
      expect(seen().length).toBeLessThanOrEqual(1_000);
      const never: unknown[] = [];
      for await (const batch of store.follow(0n, { signal: AbortSignal.abort() })) never.push(batch);
      expect(never).toEqual([]);
    });

    it('after the batch that is being worked on', async () => {
      const from = await store.head();
      await store.append(stream(), facts(2), 0);
      const ending = new AbortController();
      let batches = 0;
      for await (const batch of store.follow(from, { signal: ending.signal })) {
        batches += batch.length > 0 ? 1 : 0;
        ending.abort();
        await store.append(stream(), [fact()], 0);
      }
      expect(batches).toBe(1);
    });

    it('when its reader goes away', async () => {
      const from = await store.head();
      await store.append(stream(), facts(2), 0);
      const reading = (async () => {
        for await (const batch of store.follow(from, { signal: new AbortController().signal })) return batch.length;
        return 0;
      })();
      expect(await soon(reading)).toBe(true);
      expect(await reading).toBeGreaterThan(0);
    });
  });
};

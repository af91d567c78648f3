import { beforeAll, describe, expect, it } from '@jest/globals';
import type { EventStore, NewFact, Position } from '../../event-store.js';
import { everything, fact, facts, stream } from './facts.js';

/** The part of the contract about the order of all facts, and about reading a part of it. */
export const describeOrder = (open: () => EventStore): void => {
  let store: EventStore;
  beforeAll(() => {
    store = open();
  });

  describe('the order of all facts', () => {
    let start: Position;
    beforeAll(async () => {
      start = await store.head();
    });

    it('has positions that only grow, in the order of the answers', async () => {
      const positions: bigint[] = [];
      for (let n = 0; n < 5; n += 1) positions.push((await store.append(stream(), facts(2), 0)).position);
      expect(positions).toEqual([...positions].sort((a, b) => (a < b ? -1 : 1)));
      expect(new Set(positions).size).toBe(5);
    });

    it('follows the order within each stream', async () => {
      const s = stream();
      for (let version = 0; version < 5; version += 1) await store.append(s, [fact()], version);
      const inAll = (await everything(store, 100, start)).filter((each) => each.stream === s);
      expect(inAll).toEqual(await store.read(s));
    });

    it('can be read on from the position of any fact, without a skip or a repeat', async () => {
      const from = await store.head();
      for (const size of [1, 3, 2, 4, 1]) await store.append(stream(), facts(size), 0);
      const all = await everything(store, 100, from);
      expect(all).toHaveLength(11);
      for (const [index, { position }] of all.entries()) {
        expect(await everything(store, 100, position)).toEqual(all.slice(index + 1));
        expect(await store.readAll(position, 1)).toEqual(all.slice(index + 1, index + 2));
      }
    });

    it('is the same in pages of any size', async () => {
      const all = await everything(store, 1_000, start);
      for (const page of [7, 64]) expect(await everything(store, page, start)).toEqual(all);
    });

    it('ends at the head, and with the last fact', async () => {
      const { position } = await store.append(stream(), facts(2), 0);
      const last = (await everything(store, 1_000, start)).at(-1);
      expect(last?.position).toBe(position);
      expect(await store.head()).toBe(position);
      expect(await store.last()).toEqual(last);
      expect(await store.readAll(position, 10)).toEqual([]);
      expect(await store.readAll(position + 1_000n, 10)).toEqual([]);
    });

    it('is read up to a limit', async () => {
      const from = await store.head();
      await store.append(stream(), facts(3), 0);
      expect(await store.readAll(from, 0)).toEqual([]);
      expect((await store.readAll(from, 2)).map(({ data }) => data)).toEqual([{ n: 1 }, { n: 2 }]);
      expect(await store.readAll(from, 3)).toHaveLength(3);
    });

    it('says how far a position is behind another one', async () => {
      const from = await store.head();
      const first = await store.append(stream(), [fact()], 0);
      const second = await store.append(stream(), [fact()], 0);
      const [one, both] = [store.behind(first.position, second.position), store.behind(from, second.position)];
      expect(one.amount > 0n && both.amount > one.amount).toBe(true);
      expect(store.behind(second.position, second.position).amount).toBe(0n);
      expect(store.behind(second.position, first.position).amount).toBe(0n);
      if (both.unit === 'facts') expect(both.amount).toBe(2n);
    });
  });

  describe('a reading of some types', () => {
    const typed = (type: string, n: number): NewFact => ({ ...fact({ n }), type });
    let from: Position;
    beforeAll(async () => {
      from = await store.head();
      for (let n = 1; n <= 6; n += 1)
        await store.append(stream(), [typed('snow-fell.v1', n), typed('snow-fell.v10', n), typed('ice-melted.v1', n)], 0);
    });
    const read = async (after: Position, limit: number, types: readonly string[]) =>
      (await store.readAll(after, limit, types)).map(({ type, data }) => [type, (data as { n: number }).n]);

    it('gives these and no others, also none whose names begin like theirs', async () => {
      expect(await read(from, 100, ['snow-fell.v1'])).toEqual([1, 2, 3, 4, 5, 6].map((n) => ['snow-fell.v1', n]));
      expect(await read(from, 100, ['snow-fell'])).toEqual([]);
      expect(await read(from, 100, [])).toEqual([]);
    });

    it('keeps the order of all', async () => {
      const both = await read(from, 100, ['ice-melted.v1', 'snow-fell.v10']);
      expect(both.slice(0, 4)).toEqual([
        ['snow-fell.v10', 1],
        ['ice-melted.v1', 1],
        ['snow-fell.v10', 2],
        ['ice-melted.v1', 2],
      ]);
      expect(both).toHaveLength(12);
    });

    it('counts only these towards the limit, and goes on from any fact', async () => {
      expect(await read(from, 2, ['ice-melted.v1'])).toEqual([
        ['ice-melted.v1', 1],
        ['ice-melted.v1', 2],
      ]);
      const all = await store.readAll(from, 100);
      for (const { position } of all) {
        const [next] = await store.readAll(position, 1, ['snow-fell.v1']);
        expect(next).toEqual(all.find((each) => each.position > position && each.type === 'snow-fell.v1'));
      }
    });
  });
};

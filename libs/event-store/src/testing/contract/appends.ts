import { beforeAll, describe, expect, it } from '@jest/globals';
import { type EventStore, type NewFact, UnfitFact, WrongVersion } from '../../event-store.js';
import { appended, fact, stream } from './facts.js';

const circle: Record<string, unknown> = {};
circle['itself'] = circle;

/** The part of the contract about appends: which one wins, all or nothing, and what is not taken at all. */
export const describeAppends = (open: () => EventStore): void => {
  let store: EventStore;
  beforeAll(() => {
    store = open();
  });

  describe('an append', () => {
    it('answers with the version and the position of its last fact', async () => {
      const s = stream();
      const answer = await store.append(s, [fact(), fact()], 0);
      expect(answer).toMatchObject({ version: 2, position: (await store.read(s)).at(-1)?.position });
      expect(await store.head()).toBe(answer.position);
    });

    it('needs a fact', async () => {
      await expect(store.append(stream(), [], 0)).rejects.toThrow(RangeError);
    });

    it.each([
      ['behind', 1],
      ['far behind', 0],
      ['ahead', 3],
      ['below nothing', -1],
    ])('is refused at a version that is %s, and says which one is right', async (_what, expected) => {
      const s = stream();
      await store.append(s, [fact(), fact()], 0);
      const refused = store.append(s, [fact()], expected);
      await expect(refused).rejects.toBeInstanceOf(WrongVersion);
      await expect(refused).rejects.toMatchObject({ stream: s, expected, actual: 2 });
      expect(await store.read(s)).toHaveLength(2);
    });

    it('to a stream that does not exist is refused at any version but none', async () => {
      const s = stream();
      for (const expected of [-1, 1, 7])
        await expect(store.append(s, [fact()], expected)).rejects.toMatchObject({ stream: s, expected, actual: 0 });
      expect(await store.read(s)).toEqual([]);
    });

    it('lets exactly one of two simultaneous writers win', async () => {
      const s = stream();
      const outcomes = await Promise.allSettled([store.append(s, [fact()], 0), store.append(s, [fact()], 0)]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: expect.any(WrongVersion) });
      expect(await store.read(s)).toHaveLength(1);
    });

    it('lets exactly one of twenty win, also on a stream that exists', async () => {
      const s = stream();
      await store.append(s, [fact()], 0);
      const outcomes = await Promise.all(Array.from({ length: 20 }, () => appended(store.append(s, [fact(), fact()], 1))));
      expect(outcomes.filter((outcome) => outcome !== 'WrongVersion')).toHaveLength(1);
      expect(await store.read(s)).toHaveLength(3);
    });

    it('lets writers of different streams all win', async () => {
      const streams = Array.from({ length: 50 }, stream);
      await Promise.all(streams.map((s) => store.append(s, [fact({ s }), fact({ s })], 0)));
      for (const s of streams) expect((await store.read(s)).map(({ data }) => data)).toEqual([{ s }, { s }]);
    });

    it('keeps its facts together in the order of all facts, whoever writes at the same time', async () => {
      const streams = Array.from({ length: 10 }, stream);
      await Promise.all(streams.map((s) => store.append(s, [fact(), fact(), fact()], 0)));
      for (const s of streams) {
        const [first, second, third] = (await store.read(s)).map(({ position }) => position);
        const between = (await store.readAll(first as bigint, 2)).map(({ position }) => position);
        expect(between).toEqual([second, third]);
      }
    });
  });

  describe('a fact that cannot be kept as it is', () => {
    it.each<readonly [string, Partial<Record<keyof NewFact, unknown>>]>([
      ['has an id that is no UUID', { id: 'one' }],
      ['has no type', { type: '' }],
      ['has data that is text', { data: 'text' }],
      ['has no data', { data: undefined }],
      ['holds a bigint', { data: { amount: 5n } }],
      ['holds itself', { data: circle }],
      ['holds a number that is none', { data: { amount: Number.NaN } }],
      ['holds a NUL', { data: { text: 'a\0b' } }],
      ['holds half of a surrogate pair', { data: { text: '\ud83d' } }],
      ['has metadata that is not text', { metadata: { count: 5 } }],
      ['is larger than any server takes', { data: { text: 'x'.repeat(15 * 1024 * 1024) } }],
    ])('%s: it is refused, and nothing beside it is written', async (_what, unfit) => {
      const s = stream();
      const head = await store.head();
      await expect(store.append(s, [fact(), { ...fact(), ...unfit } as NewFact], 0)).rejects.toBeInstanceOf(UnfitFact);
      expect(await store.read(s)).toEqual([]);
      expect(await store.head()).toBe(head);
      expect(await store.append(s, [fact()], 0)).toMatchObject({ version: 1 });
    });

    it('harms no append beside it', async () => {
      const outcomes = await Promise.all(
        Array.from({ length: 20 }, (_, index) => appended(store.append(stream(), [index === 10 ? fact({ amount: 5n }) : fact()], 0))),
      );
      expect(outcomes.filter((outcome) => outcome === 'UnfitFact')).toHaveLength(1);
      expect(outcomes.filter((outcome) => typeof outcome === 'object')).toHaveLength(19);
    });
  });
};

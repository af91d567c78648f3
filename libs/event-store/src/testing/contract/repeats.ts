import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { DuplicateFact, type EventStore, type NewFact, WrongVersion } from '../../event-store.js';
import { fact, type Ids, stream } from './facts.js';

/** The part of the contract about asking twice: what is the same append, what only looks like it, and what an id stands for. */
export const describeRepeats = (open: () => EventStore, ids: Ids): void => {
  let store: EventStore;
  beforeAll(() => {
    store = open();
  });
  const idsOf = async (s: string) => (await store.read(s)).map(({ id }) => id);

  describe('the same append again', () => {
    it('is answered as the first time, and writes nothing', async () => {
      const [s, two] = [stream(), [fact(), fact()]];
      const { version, position } = await store.append(s, two, 0);
      const head = await store.head();
      expect(await store.append(s, two, 0)).toMatchObject({ version, position });
      expect(await store.read(s)).toHaveLength(2);
      expect(await store.head()).toBe(head);
    });

    it('is answered as the first time also after the stream has gone on', async () => {
      const [s, two, two_more] = [stream(), [fact(), fact()], [fact(), fact()]];
      const first = await store.append(s, two, 0);
      const second = await store.append(s, two_more, 2);
      await store.append(s, [fact()], 4);
      expect(await store.append(s, two, 0)).toMatchObject({ version: 2, position: first.position });
      expect(await store.append(s, two_more, 2)).toMatchObject({ version: 4, position: second.position });
      expect(await store.read(s)).toHaveLength(5);
    });

    it('is answered alike to all who ask at the same moment, and written once', async () => {
      const [s, two] = [stream(), [fact(), fact()]];
      const answers = await Promise.all(Array.from({ length: 10 }, () => store.append(s, two, 0)));
      expect(new Set(answers.map(({ version, position }) => `${version}/${position}`)).size).toBe(1);
      expect(await store.read(s)).toHaveLength(2);
    });

    it('with only its first facts is answered with where those ended', async () => {
      const [s, a, b] = [stream(), fact(), fact()];
      await store.append(s, [a, b], 0);
      const [first] = await store.read(s);
      expect(await store.append(s, [a], 0)).toMatchObject({ version: 1, position: first?.position });
      expect(await store.read(s)).toHaveLength(2);
    });

    it('with the same ids and other content is answered as the first time, and what was written stays', async () => {
      const [s, a] = [stream(), fact({ n: 1 })];
      const { version, position } = await store.append(s, [a], 0);
      expect(await store.append(s, [{ ...a, data: { n: 2 } }], 0)).toMatchObject({ version, position });
      expect((await store.read(s)).map(({ data }) => data)).toEqual([{ n: 1 }]);
    });

    it('with more facts than before is another append, at a version that is behind', async () => {
      const [s, a] = [stream(), fact()];
      await store.append(s, [a], 0);
      await expect(store.append(s, [a, fact()], 0)).rejects.toBeInstanceOf(WrongVersion);
      expect(await store.read(s)).toHaveLength(1);
    });

    it('with a new fact among the old ones is another append', async () => {
      const [s, a, b] = [stream(), fact(), fact()];
      await store.append(s, [a, b], 0);
      await expect(store.append(s, [a, fact()], 0)).rejects.toBeInstanceOf(WrongVersion);
      await expect(store.append(s, [fact(), b], 0)).rejects.toBeInstanceOf(WrongVersion);
      expect(await idsOf(s)).toEqual([a.id, b.id]);
    });

    it('in another order is another append', async () => {
      const [s, a, b] = [stream(), fact(), fact()];
      await store.append(s, [a, b], 0);
      await expect(store.append(s, [b, a], 0)).rejects.toBeInstanceOf(WrongVersion);
      expect(await idsOf(s)).toEqual([a.id, b.id]);
    });

    it('with other ids is another append', async () => {
      const s = stream();
      await store.append(s, [fact({ n: 1 })], 0);
      await expect(store.append(s, [fact({ n: 1 })], 0)).rejects.toBeInstanceOf(WrongVersion);
    });
  });

  // At the version the stream is at, an append is none that was made before: what its ids stand for is for the store to say.
  const ID = randomUUID();
  const OTHER = randomUUID();
  const cases: readonly (readonly [string, (s: string, a: NewFact) => readonly [string, readonly NewFact[], number]])[] = [
    ['by a fact of another stream', (_s, a) => [stream(), [a], 0]],
    ['by an earlier fact of the stream', (s, a) => [s, [a], 1]],
    ['by an earlier fact of the stream, beside a new one', (s, a) => [s, [fact(), a], 1]],
    ['by another fact of the same append', (s) => [s, [fact({}, ID), fact({}, ID)], 1]],
    ['by two facts before it in the same append', (s) => [s, [fact(), fact({}, OTHER), fact({}, OTHER)], 1]],
  ];

  if (ids === 'unique')
    describe('an id that is taken', () => {
      it.each(cases)('%s is refused, and nothing is written', async (_what, append) => {
        const [s, a] = [stream(), fact()];
        await store.append(s, [a], 0);
        const [to, taken, expected] = append(s, a);
        const head = await store.head();
        await expect(store.append(to, taken, expected)).rejects.toBeInstanceOf(DuplicateFact);
        expect(await store.head()).toBe(head);
        expect(await idsOf(to)).toEqual(to === s ? [a.id] : []);
        expect(await store.append(to, [fact()], expected)).toMatchObject({ version: expected + 1 });
      });
    });

  if (ids === 'as-appended')
    describe('an id that is used', () => {
      it.each(cases)('%s is written again: the store looks at ids only in a repeat', async (_what, append) => {
        const [s, a] = [stream(), fact()];
        await store.append(s, [a], 0);
        const [to, used, expected] = append(s, a);
        const answer = await store.append(to, used, expected);
        expect(answer.version).toBe(expected + used.length);
        expect(await idsOf(to)).toEqual([...(to === s ? [a.id] : []), ...used.map(({ id }) => id)]);
        // And the repeat of that is a repeat.
        expect(await store.append(to, used, expected)).toMatchObject({ version: answer.version, position: answer.position });
      });
    });
};

import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { DuplicateFact, type EventStore, type NewFact, WrongVersion } from '../event-store.js';
import { fact, stream } from './contract-facts.js';

/** The part of the contract about asking twice: what is the same append, and what only looks like it. */
export const describeRepeats = (open: () => EventStore): void => {
  let store: EventStore;
  beforeAll(() => {
    store = open();
  });

  describe('the same append again', () => {
    it('is answered as the first time, and writes nothing', async () => {
      const [s, facts] = [stream(), [fact(), fact()]];
      const first = await store.append(s, facts, 0);
      const head = await store.head();
      expect(await store.append(s, facts, 0)).toEqual(first);
      expect(await store.read(s)).toHaveLength(2);
      expect(await store.head()).toBe(head);
    });

    it('is answered as the first time also after the stream has gone on', async () => {
      const [s, facts] = [stream(), [fact(), fact()]];
      const first = await store.append(s, facts, 0);
      await store.append(s, [fact(), fact()], 2);
      expect(await store.append(s, facts, 0)).toEqual(first);
      expect(await store.read(s)).toHaveLength(4);
    });

    it('is answered alike to all who ask at the same moment, and written once', async () => {
      const [s, facts] = [stream(), [fact(), fact()]];
      const answers = await Promise.all(Array.from({ length: 10 }, () => store.append(s, facts, 0)));
      expect(new Set(answers.map(({ version, position }) => `${version}/${position}`)).size).toBe(1);
      expect(await store.read(s)).toHaveLength(2);
    });

    it('with only its first facts is answered with where those ended', async () => {
      const [s, a, b] = [stream(), fact(), fact()];
      await store.append(s, [a, b], 0);
      const [first] = await store.read(s);
      expect(await store.append(s, [a], 0)).toEqual({ version: 1, position: first?.position });
      expect(await store.read(s)).toHaveLength(2);
    });

    it('with more facts than before is another append, at a version that is behind', async () => {
      const [s, a] = [stream(), fact()];
      await store.append(s, [a], 0);
      await expect(store.append(s, [a, fact()], 0)).rejects.toBeInstanceOf(WrongVersion);
      expect(await store.read(s)).toHaveLength(1);
    });

    it('in another order is another append', async () => {
      const [s, a, b] = [stream(), fact(), fact()];
      await store.append(s, [a, b], 0);
      await expect(store.append(s, [b, a], 0)).rejects.toBeInstanceOf(WrongVersion);
      expect(await store.read(s)).toMatchObject([{ id: a.id }, { id: b.id }]);
    });

    it('with other ids is another append', async () => {
      const s = stream();
      await store.append(s, [fact({ n: 1 })], 0);
      await expect(store.append(s, [fact({ n: 1 })], 0)).rejects.toBeInstanceOf(WrongVersion);
    });
  });

  describe('an id that is taken', () => {
    it.each<readonly [string, (s: string, a: NewFact) => Promise<unknown>]>([
      ['by a fact of another stream', (_s, a) => store.append(stream(), [a], 0)],
      ['by an earlier fact of the stream', (s, a) => store.append(s, [a], 1)],
      ['by an earlier fact of the stream, beside a new one', (s, a) => store.append(s, [fact(), a], 1)],
      ['by another fact of the same append', (s) => store.append(s, [fact({}, ID), fact({}, ID)], 1)],
    ])('%s is refused, and nothing is written', async (_what, append) => {
      const [s, a] = [stream(), fact()];
      await store.append(s, [a], 0);
      const head = await store.head();
      await expect(append(s, a)).rejects.toBeInstanceOf(DuplicateFact);
      expect(await store.head()).toBe(head);
      expect(await store.read(s)).toHaveLength(1);
    });
    const ID = randomUUID();
  });
};

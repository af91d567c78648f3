import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { EventStore, NewFact } from '../../event-store.js';
import { fact, facts, stream } from './facts.js';

/** The part of the contract about one stream, and about what a fact is when it is read again. */
export const describeStreams = (open: () => EventStore): void => {
  let store: EventStore;
  beforeAll(() => {
    store = open();
  });

  describe('a stream', () => {
    it('is empty when nothing was ever appended to it', async () => {
      expect(await store.read(stream())).toEqual([]);
    });

    it('holds what was appended, oldest first, with versions that count from 1', async () => {
      const s = stream();
      await store.append(s, [fact({ n: 1 }), fact({ n: 2 })], 0);
      await store.append(s, [fact({ n: 3 })], 2);
      const read = await store.read(s);
      expect(read.map(({ version, data }) => [version, data])).toEqual([
        [1, { n: 1 }],
        [2, { n: 2 }],
        [3, { n: 3 }],
      ]);
      expect(read.every((each) => each.stream === s)).toBe(true);
    });

    it('can be read from any version on', async () => {
      const s = stream();
      await store.append(s, facts(3), 0);
      expect((await store.read(s, 2)).map(({ version }) => version)).toEqual([2, 3]);
      expect(await store.read(s, 4)).toEqual([]);
      expect(await store.read(s, 40)).toEqual([]);
    });

    it('is read up to a limit, and on from there', async () => {
      const s = stream();
      await store.append(s, facts(5), 0);
      const versions = async (from: number, limit: number) => (await store.read(s, from, limit)).map(({ version }) => version);
      expect(await versions(1, 2)).toEqual([1, 2]);
      expect(await versions(3, 2)).toEqual([3, 4]);
      expect(await versions(5, 2)).toEqual([5]);
      expect(await versions(1, 5)).toEqual([1, 2, 3, 4, 5]);
      expect(await versions(2, 0)).toEqual([]);
    });

    it('is told from one whose name begins like it', async () => {
      const s = stream();
      await store.append(s, [fact()], 0);
      await store.append(`${s}-2`, [fact(), fact()], 0);
      await store.append(s.toUpperCase(), [fact()], 0);
      expect(await store.read(s)).toHaveLength(1);
    });

    it('of a thousand facts comes whole', async () => {
      const s = stream();
      await store.append(s, facts(400), 0);
      await store.append(s, facts(600), 400);
      const read = await store.read(s);
      expect(read.map(({ version }) => version)).toEqual(Array.from({ length: 1_000 }, (_, index) => index + 1));
    });

    it('is one of many', async () => {
      const streams = Array.from({ length: 200 }, stream);
      await Promise.all(streams.map((s) => store.append(s, [fact({ s })], 0)));
      const read = await Promise.all(streams.map((s) => store.read(s)));
      expect(read.map((each) => each.map(({ data }) => data))).toEqual(streams.map((s) => [{ s }]));
    });
  });

  describe('a fact', () => {
    it('is given back as it was: id, type, data, metadata, and when it was written down', async () => {
      const s = stream();
      const written: NewFact = {
        id: randomUUID(),
        type: 'proposal-submitted.v1',
        data: { title: 'Snow', parts: [1, 2.5, null, { deep: true }], empty: {}, none: [] },
        metadata: { actor: 'anna', commandId: 'a b,c "d"', sources: 'S8,S10' },
      };
      const before = Date.now();
      await store.append(s, [written], 0);
      const [read] = await store.read(s);
      expect(read).toMatchObject(written);
      expect(read?.metadata).toEqual(written.metadata);
      expect(Math.abs(Date.parse(read?.recordedAt ?? '') - before)).toBeLessThan(60_000);
      expect(read?.recordedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    });

    it('keeps the time at which another store recorded it, to the millisecond, however it is read', async () => {
      const [s, from] = [stream(), await store.head()];
      const recordedAt = '2019-05-06T07:08:09.123Z';
      await store.append(s, [{ ...fact(), recordedAt }, fact()], 0);
      const [moved, own] = await store.read(s);
      expect(moved?.recordedAt).toBe(recordedAt);
      expect(Date.parse(own?.recordedAt ?? '')).toBeGreaterThan(Date.parse(recordedAt));
      expect((await store.readAll(from, 10)).map((each) => each.recordedAt)).toEqual([recordedAt, own?.recordedAt]);
    });

    it('keeps every script, sign and control character, but for NUL', async () => {
      const s = stream();
      const data = {
        text: 'Åre, Ängelholm, Östersund · 雪 · ❄️ · 👩🏽‍🚒 · עברית · "\\ / \b\f\n\r\t\u0001\u007f\u2028 · e\u0301 é',
        'nyckel å': 1,
      };
      await store.append(s, [{ ...fact(data), metadata: { ort: 'Härjedalen 🏔' } }], 0);
      expect(await store.read(s)).toMatchObject([{ data, metadata: { ort: 'Härjedalen 🏔' } }]);
    });

    it('keeps two megabytes', async () => {
      const s = stream();
      const data = { text: 'snö '.repeat(500_000) };
      await store.append(s, [fact(data)], 0);
      expect((await store.read(s)).map((each) => each.data)).toEqual([data]);
    });

    it('keeps a megabyte beside others of its kind, in one append', async () => {
      const s = stream();
      const data = { text: 'x'.repeat(1_000_000) };
      await store.append(s, [fact(data), fact(data), fact(data), fact(data), fact(data)], 0);
      expect((await store.read(s)).map((each) => each.data)).toEqual(Array.from({ length: 5 }, () => data));
    });
  });
};

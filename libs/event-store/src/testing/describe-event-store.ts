import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DuplicateFact, type EventStore, type NewFact, type Recorded, WrongVersion } from '../event-store.js';
import { appended, everything, fact, stream } from './contract-facts.js';
import { describeRepeats } from './describe-repeats.js';
import { ModelEventStore } from './model-event-store.js';

/** An empty store, and how to let go of it. */
export type OpenedStore = Readonly<{ store: EventStore; close: () => Promise<void> }>;

/** The contract of the event store: every adapter keeps it, and callers may rely on nothing more. */
export const describeEventStore = (name: string, open: () => Promise<OpenedStore>): void => {
  describe(`${name} keeps the contract of the event store`, () => {
    let opened: OpenedStore;
    let store: EventStore;
    beforeAll(async () => {
      opened = await open();
      store = opened.store;
    });
    afterAll(() => opened.close());

    it('has its head at zero while it is empty', async () => {
      const empty = await open();
      try {
        expect(await empty.store.head()).toBe(0n);
        expect(await empty.store.readAll(0n, 10)).toEqual([]);
      } finally {
        await empty.close();
      }
    });

    describe('a stream', () => {
      it('is empty when nothing was ever appended to it', async () => {
        expect(await store.read(stream())).toEqual([]);
      });

      it('holds what was appended, oldest first, with versions that count from 1', async () => {
        const s = stream();
        await store.append(s, [fact({ n: 1 }), fact({ n: 2 })], 0);
        await store.append(s, [fact({ n: 3 })], 2);
        const facts = await store.read(s);
        expect(facts.map(({ version, data }) => [version, data])).toEqual([
          [1, { n: 1 }],
          [2, { n: 2 }],
          [3, { n: 3 }],
        ]);
        expect(facts.every((each) => each.stream === s)).toBe(true);
      });

      it('can be read from any version on', async () => {
        const s = stream();
        await store.append(s, [fact({ n: 1 }), fact({ n: 2 }), fact({ n: 3 })], 0);
        expect((await store.read(s, 2)).map(({ version }) => version)).toEqual([2, 3]);
        expect(await store.read(s, 4)).toEqual([]);
      });

      it('is told from one whose name begins like it', async () => {
        const s = stream();
        await store.append(s, [fact()], 0);
        await store.append(`${s}-2`, [fact(), fact()], 0);
        await store.append(s.toUpperCase(), [fact()], 0);
        expect(await store.read(s)).toHaveLength(1);
      });

      it('gives a fact back as it was: id, type, data, metadata, and when it was written down', async () => {
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
        expect(Math.abs(Date.parse(read?.recordedAt ?? '') - before)).toBeLessThan(60_000);
        expect(read?.recordedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
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

      it('keeps a fact of two megabytes', async () => {
        const s = stream();
        const data = { text: 'snö '.repeat(500_000) };
        await store.append(s, [fact(data)], 0);
        expect((await store.read(s)).map((each) => each.data)).toEqual([data]);
      });
    });

    describe('an append', () => {
      it('answers with the version and the position of its last fact', async () => {
        const s = stream();
        const answer = await store.append(s, [fact(), fact()], 0);
        expect(answer).toEqual({ version: 2, position: (await store.read(s)).at(-1)?.position });
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

      it('writes all of its facts or none', async () => {
        const [taken, s] = [fact(), stream()];
        await store.append(stream(), [taken], 0);
        const before = await store.head();
        await expect(store.append(s, [fact(), fact({}, taken.id), fact()], 0)).rejects.toBeInstanceOf(DuplicateFact);
        expect(await store.read(s)).toEqual([]);
        expect(await store.head()).toBe(before);
        expect(await store.append(s, [fact()], 0)).toMatchObject({ version: 1 });
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

    describeRepeats(() => store);

    describe('the order of all facts', () => {
      it('has positions that only grow, in the order of the answers', async () => {
        const positions: bigint[] = [];
        for (let n = 0; n < 5; n += 1) positions.push((await store.append(stream(), [fact(), fact()], 0)).position);
        expect(positions).toEqual([...positions].sort((a, b) => (a < b ? -1 : 1)));
        expect(new Set(positions).size).toBe(5);
      });

      it('follows the order within each stream', async () => {
        const s = stream();
        for (let version = 0; version < 5; version += 1) await store.append(s, [fact()], version);
        const inAll = (await everything(store, 100)).filter((each) => each.stream === s);
        expect(inAll).toEqual(await store.read(s));
      });

      it('can be read on from the position of any fact, without a skip or a repeat', async () => {
        const from = await store.head();
        for (const size of [1, 3, 2, 4, 1])
          await store.append(
            stream(),
            Array.from({ length: size }, () => fact()),
            0,
          );
        const all = await everything(store, 100, from);
        expect(all).toHaveLength(11);
        for (const [index, { position }] of all.entries()) {
          expect(await everything(store, 100, position)).toEqual(all.slice(index + 1));
          expect(await store.readAll(position, 1)).toEqual(all.slice(index + 1, index + 2));
        }
      });

      it('is the same in pages of any size', async () => {
        const all = await everything(store, 1_000);
        for (const page of [7, 64]) expect(await everything(store, page)).toEqual(all);
      });

      it('ends at the head', async () => {
        expect((await everything(store, 1_000)).at(-1)?.position).toBe(await store.head());
        expect(await store.readAll(await store.head(), 10)).toEqual([]);
        expect(await store.readAll((await store.head()) + 1_000n, 10)).toEqual([]);
      });
    });

    it('does what the model does, whatever is asked of it', async () => {
      const json = fc
        .dictionary(fc.string({ unit: 'grapheme', maxLength: 5 }), fc.jsonValue({ maxDepth: 2, stringUnit: 'grapheme' }), { maxKeys: 3 })
        .map((data) => JSON.parse(JSON.stringify(data)) as object)
        .filter((data) => !JSON.stringify(data).includes('\\u0000') && !JSON.stringify(data).includes('__proto__'));
      // Few streams, few ids and expected versions around the right one, so that conflicts, repeats and taken ids are common.
      const request = fc.record({
        stream: fc.integer({ min: 0, max: 2 }),
        ids: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 3 }),
        offBy: fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, fc.integer({ min: -3, max: 2 })),
        repeats: fc.boolean(),
        data: json,
      });
      await fc.assert(
        fc.asyncProperty(fc.array(request, { maxLength: 15 }), async (requests) => {
          const model = new ModelEventStore();
          const from = await store.head();
          const run = randomUUID().slice(0, 24);
          let last: readonly [string, readonly NewFact[], number] | undefined;
          for (const { stream: which, ids, offBy, repeats, data } of requests) {
            const s = `${run}-${which}`;
            const expected = (await model.read(s)).length + offBy;
            const facts = ids.map((id) => fact(data, `${run}${String(id).padStart(12, '0')}`));
            last = repeats && last ? last : [s, facts, expected];
            const versionOf = (answer: unknown) => (typeof answer === 'object' ? (answer as { version: number }).version : answer);
            expect(versionOf(await appended(store.append(...last)))).toEqual(versionOf(await appended(model.append(...last))));
          }
          const seen = (facts: readonly Recorded[]) => facts.map(({ position: _p, recordedAt: _r, ...each }) => each);
          expect(seen(await everything(store, 4, from))).toEqual(seen(await everything(model, 1_000)));
          expect((await store.head()) - from).toBe(await model.head());
        }),
        { numRuns: 50 },
      );
    }, 60_000);
  });
};

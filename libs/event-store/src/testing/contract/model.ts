import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EventStore, NewFact, Recorded } from '../../event-store.js';
import { ModelEventStore } from '../model-event-store.js';
import { appended, everything, fact, type Ids } from './facts.js';

/** The part of the contract that holds for whatever is asked: the model says what comes of it. */
export const describeModel = (open: () => EventStore, ids: Ids): void => {
  let store: EventStore;
  beforeAll(() => {
    store = open();
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
        const model = new ModelEventStore(ids);
        const from = await store.head();
        const run = randomUUID().slice(0, 24);
        let last: readonly [string, readonly NewFact[], number] | undefined;
        for (const { stream: which, ids: numbers, offBy, repeats, data } of requests) {
          const s = `${run}-${which}`;
          const expected = (await model.read(s)).length + offBy;
          const facts = numbers.map((id) => fact(data, `${run}${String(id).padStart(12, '0')}`));
          last = repeats && last ? last : [s, facts, expected];
          const versionOf = (answer: unknown) => (typeof answer === 'object' ? (answer as { version: number }).version : answer);
          expect(versionOf(await appended(store.append(...last)))).toEqual(versionOf(await appended(model.append(...last))));
        }
        const seen = (facts: readonly Recorded[]) => facts.map(({ position: _p, recordedAt: _r, ...each }) => each);
        const [written, modelled] = [await everything(store, 4, from), await everything(model, 1_000)];
        expect(seen(written)).toEqual(seen(modelled));
        expect(await store.head()).toBe(written.at(-1)?.position ?? from);
        if (written.length > 0) expect(await store.last()).toEqual(written.at(-1));
      }),
      { numRuns: 50 },
    );
  }, 60_000);
};

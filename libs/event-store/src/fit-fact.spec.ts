import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { type NewFact, UnfitFact } from './event-store.js';
import { fitFacts, LARGEST_FACT } from './fit-fact.js';

const fact = (changes: Partial<Record<keyof NewFact, unknown>> = {}): NewFact => ({
  ...{ id: randomUUID(), type: 'thing-happened.v1', data: {}, metadata: {} },
  ...(changes as object),
});
const circle: { self?: object } = {};
circle.self = circle;

describe('a fact that is about to be appended', () => {
  it('is turned into JSON once, with its size', () => {
    const data = { text: 'snö', left: undefined, list: [1, null, true], at: '2026-01-01' };
    expect(fitFacts('s', [fact({ data, metadata: { actor: 'å' } })])).toMatchObject([
      { data: '{"text":"snö","list":[1,null,true],"at":"2026-01-01"}', metadata: '{"actor":"å"}', bytes: 54 + 14 },
    ]);
  });

  it.each([
    ['an id that is no UUID', { id: 'one' }, 'its id is not a UUID'],
    ['no type', { type: '' }, 'its type is empty'],
    ['no data', { data: undefined }, 'its data is not an object'],
    ['a bigint', { data: { n: 1n } }, 'n is a bigint'],
    ['a function', { data: { f: () => 1 } }, 'f is a function'],
    ['a number that is none', { data: { n: Number.NaN } }, 'n is not a number that JSON has'],
    ['a circle', { data: circle }, 'it is no JSON'],
    ['a NUL', { data: { deep: [{ text: 'a\0b' }] } }, 'text is not whole text'],
    ['half a surrogate pair', { data: { text: '\ud800' } }, 'text is not whole text'],
    ['a key with a NUL', { data: { 'a\0': 1 } }, 'is a key that is not whole text'],
    ['half a surrogate pair in its metadata', { metadata: { who: '\udc00' } }, 'metadata.who is not whole text'],
    ['a key of its metadata with a NUL', { metadata: { 'a\0': 'x' } }, 'is a key that is not whole text'],
    ['metadata that is not flat', { metadata: { who: { name: 'x' } } }, 'metadata.who is not text'],
  ])('is refused with %s, before anything is sent', (_what, changes, problem) => {
    const fit = () => fitFacts('s', [fact(), fact(changes)]);
    expect(fit).toThrow(UnfitFact);
    expect(fit).toThrow(problem);
  });

  it('may be as large as every server takes, and not a byte larger', () => {
    const ofSize = (bytes: number) => fact({ data: { text: 'a'.repeat(bytes - '{"text":""}'.length - 2) } });
    expect(fitFacts('s', [ofSize(LARGEST_FACT)])).toMatchObject([{ bytes: LARGEST_FACT }]);
    expect(() => fitFacts('s', [ofSize(LARGEST_FACT + 1)])).toThrow('it is larger than 15 MiB');
  });
});

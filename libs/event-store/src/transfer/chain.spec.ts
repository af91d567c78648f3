import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Recorded } from '../event-store.js';
import { canonicalJson } from './canonical-json.js';
import { Chains, chainOn, chainStart } from './chain.js';
import { piecesOf, RUN } from './read-log.js';

const fact: Recorded = {
  id: '7f0c1f9e-6c11-4c0e-9f0b-0f7b7b7b7b7b',
  stream: 'jar-1',
  version: 1,
  position: 41n,
  type: 'jar-opened.v1',
  data: { label: 'snö', n: 1 },
  metadata: { actor: 'a', occurredAt: '2026-01-15T09:00:00.000Z' },
  recordedAt: '2026-01-15T09:00:01.000Z',
};

describe('canonical JSON', () => {
  it('is what RFC 8785 shows in its own example', () => {
    // Section 3.2.3: sorted by UTF-16 units, so that the emoji (a surrogate pair) comes before the Hebrew letter.
    const example = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\u{1f600}': 'Emoji',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(canonicalJson(example)).toBe(
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis","\u20ac":"Euro Sign",' +
        '"\u{1f600}":"Emoji","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    );
    expect(canonicalJson({ numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 1e-27, -0], literals: [null, true, false] })).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27,0]}',
    );
  });

  it('is the same in whatever order the keys come, and another for any other content', () => {
    const shuffled = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(shuffled);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, inner]) => [key, shuffled(inner)]),
      );
    };
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        const [a, b] = [JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other))] as unknown[];
        expect(canonicalJson(shuffled(a))).toBe(canonicalJson(a));
        expect(JSON.parse(canonicalJson(a))).toEqual(a);
        if (canonicalJson(a) === canonicalJson(b)) expect(a).toEqual(b);
      }),
    );
  });

  it('leaves out what is undefined, as JSON does', () => {
    expect(canonicalJson({ b: undefined, a: [undefined, 1] })).toBe('{"a":[null,1]}');
  });
});

describe('the chain of a stream', () => {
  it('can be computed with nothing but SHA-256 and the manual', () => {
    const json =
      '{"data":{"label":"snö","n":1},"id":"7f0c1f9e-6c11-4c0e-9f0b-0f7b7b7b7b7b","metadata":{"actor":"a","occurredAt":"2026-01-15T09:00:00.000Z"},' +
      '"recordedAt":"2026-01-15T09:00:01.000Z","type":"jar-opened.v1","version":1}';
    const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
    expect(chainOn(chainStart('jar-1'), fact)).toBe(sha256(sha256('jar-1') + json));
  });

  it('does not depend on the position, and on everything else', () => {
    const hash = (changed: Partial<Recorded>, before = chainStart('jar-1')) => chainOn(before, { ...fact, ...changed } as Recorded);
    expect(hash({ position: 7n })).toBe(hash({}));
    const others = [
      hash({ id: '7f0c1f9e-6c11-4c0e-9f0b-0f7b7b7b7b7c' }),
      hash({ type: 'jar-opened.v2' }),
      hash({ version: 2 }),
      hash({ data: { label: 'snö', n: 2 } }),
      hash({ metadata: { ...fact.metadata, actor: 'b' } }),
      hash({ recordedAt: '2026-01-15T09:00:01.001Z' }),
      hash({}, chainStart('jar-2')),
    ];
    expect(new Set([hash({}), ...others]).size).toBe(others.length + 1);
  });

  it('gives one seal for the whole, whatever the order in which streams were met', () => {
    const other = { ...fact, stream: 'jar-2', id: '7f0c1f9e-6c11-4c0e-9f0b-0f7b7b7b7b7d' };
    const sealOf = (facts: readonly Recorded[]) => {
      const chains = new Chains();
      for (const each of facts) chains.take(each);
      return chains.seal();
    };
    expect(sealOf([fact, other])).toBe(sealOf([other, fact]));
    expect(sealOf([fact])).not.toBe(sealOf([fact, other]));
  });
});

describe('the pieces of a log', () => {
  const told = (stream: string, count: number, size = 1): Recorded[] =>
    Array.from({ length: count }, () => ({ ...fact, stream, data: { text: 'x'.repeat(size) } }));

  it('for an append are neighbours of one stream, of at most a hundred facts and of what a small server takes', () => {
    const lengths = (facts: readonly Recorded[]) => piecesOf(facts, RUN).map((run) => [run[0].stream, run.length]);
    expect(lengths([])).toEqual([]);
    expect(lengths([...told('a', 2), ...told('b', 1), ...told('a', 1)])).toEqual([
      ['a', 2],
      ['b', 1],
      ['a', 1],
    ]);
    expect(lengths(told('a', 201))).toEqual([
      ['a', 100],
      ['a', 100],
      ['a', 1],
    ]);
    expect(lengths([...told('a', 2, 300_000), ...told('a', 1), ...told('a', 1, 900_000)])).toEqual([
      ['a', 1],
      ['a', 2],
      ['a', 1],
    ]);
  });

  it('for a writer that takes any are cut by their size alone', () => {
    const pieces = piecesOf([...told('a', 2), ...told('b', 1), ...told('a', 2)], { facts: 3, characters: 10_000, ofOneStream: false });
    expect(pieces.map((piece) => piece.map(({ stream }) => stream).join(''))).toEqual(['aab', 'aa']);
  });
});

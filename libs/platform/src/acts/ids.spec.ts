import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { v5 } from 'uuid';
import { fingerprintOf, freshId, idOf } from './ids.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('an id made of what it stands for', () => {
  it('never changes: facts that are written twice are written once, also by the next version of the program', () => {
    expect(idOf('proposal', 'c-1')).toBe('b573d0af-7bbc-5ebd-a494-dceec7bae09c');
  });

  it('is a UUID, the same for the same parts and another for others', () => {
    const parts = fc.array(fc.string({ maxLength: 5 }), { maxLength: 4 });
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        expect(idOf(...a)).toMatch(UUID);
        expect(idOf(...a) === idOf(...b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });

  it('is the one that RFC 9562 makes of the same parts', () => {
    const NAMESPACE = '6f1d1c1e-7d0b-5b7c-9a52-6c8d0f3e2a11';
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (parts) => {
        expect(idOf(...parts)).toBe(v5(JSON.stringify(parts), NAMESPACE));
      }),
    );
  });

  it('tells where one part ends and the next begins', () => {
    expect(idOf('ab', 'c')).not.toBe(idOf('a', 'bc'));
    expect(idOf('a","b')).not.toBe(idOf('a', 'b'));
  });
});

describe('a fresh id', () => {
  it('is a UUID that nobody has seen, and later ones sort later', () => {
    const ids = Array.from({ length: 1_000 }, freshId);
    expect(new Set(ids).size).toBe(1_000);
    expect([...ids].sort()).toEqual(ids);
    expect(ids.every((id) => UUID.test(id))).toBe(true);
  });
});

describe('a fingerprint', () => {
  const shuffled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shuffled);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, inner]) => [key, shuffled(inner)]),
    );
  };

  it('never changes: a command that is asked for again is known as the same by the next version of the program', () => {
    expect(fingerprintOf('addCoins', { b: [2, { z: 1, a: 'å' }], a: null })).toBe('c37adb406f4bd9919bfa018d35758888');
  });

  it('does not depend on the order of fields', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(fingerprintOf('act', shuffled(value))).toBe(fingerprintOf('act', value));
      }),
    );
  });

  it('depends on the act, on every value and on the order of a list', () => {
    const prints = [
      fingerprintOf('act', { a: 1 }),
      fingerprintOf('other', { a: 1 }),
      fingerprintOf('act', { a: 2 }),
      fingerprintOf('act', { a: '1' }),
      fingerprintOf('act', { a: [1, 2] }),
      fingerprintOf('act', { a: [2, 1] }),
      fingerprintOf('act', { a: { b: 1 } }),
      fingerprintOf('act', {}),
    ];
    expect(new Set(prints).size).toBe(prints.length);
    expect(prints[0]).toMatch(/^[0-9a-f]{32}$/);
  });
});

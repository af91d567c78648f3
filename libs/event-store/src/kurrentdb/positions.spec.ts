import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bytesBetween, isPlace, placeOf, positionOf } from './positions.js';

const half = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n });
const place = fc.record({ commit: half, prepare: half });

describe('a position', () => {
  it('has both halves of a place, as they came', () => {
    fc.assert(fc.property(place, (each) => expect(placeOf(positionOf(each))).toEqual(each)));
  });

  it('is ordered as the log is: by the commit half and then by the prepare half', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        const isBefore = a.commit < b.commit || (a.commit === b.commit && a.prepare < b.prepare);
        expect(positionOf(a) < positionOf(b)).toBe(isBefore);
      }),
    );
  });

  it('is so many bytes behind another one as their commit halves are apart', () => {
    expect(bytesBetween(positionOf({ commit: 10n, prepare: 10n }), positionOf({ commit: 250n, prepare: 200n }))).toBe(240n);
  });

  it('is none when the server does not know it', () => {
    expect(isPlace(undefined)).toBe(false);
    expect(isPlace({ commit: 2n ** 64n - 1n, prepare: 2n ** 64n - 1n })).toBe(false);
    expect(isPlace({ commit: 5n, prepare: 0n })).toBe(true);
  });
});

import { describe, expect, it } from '@jest/globals';
import { compareMoney } from '@hub/kernel';
import fc from 'fast-check';
import { effect, sek, thresholds } from '../../testing/evaluation-story.js';
import { benefitBands } from '../evaluation.events.js';
import { annualValueOf, bandOf } from './benefit-band.js';

describe('the yearly value', () => {
  it('is the hours at the hourly rate, plus the money', () => {
    expect(annualValueOf(effect(), thresholds())).toEqual(sek('500000.00'));
  });

  it('counts öre exactly', () => {
    const value = annualValueOf(
      effect({ hoursSavedPerYear: 3, moneySavedPerYear: sek('0.01') }),
      thresholds({ hourlyRate: sek('333.33') }),
    );
    expect(value).toEqual(sek('1000.00'));
  });

  it('is zero when nothing is saved', () => {
    expect(annualValueOf(effect({ hoursSavedPerYear: 0, moneySavedPerYear: sek('0') }), thresholds())).toEqual(sek('0.00'));
  });

  it('is undefined beyond what an amount can hold, by an öre', () => {
    const most = { hoursSavedPerYear: 1, moneySavedPerYear: sek('9999999999499.99') };
    expect(annualValueOf(effect(most), thresholds())).toEqual(sek('9999999999999.99'));
    expect(annualValueOf(effect({ ...most, moneySavedPerYear: sek('9999999999500.00') }), thresholds())).toBeUndefined();
    expect(
      annualValueOf(effect({ hoursSavedPerYear: 2_000_000_000 }), thresholds({ hourlyRate: sek('9999999999999.99') })),
    ).toBeUndefined();
  });
});

describe('the band', () => {
  it.each([
    ['99999.99', 'small'],
    ['100000.00', 'medium'],
    ['499999.99', 'medium'],
    ['500000.00', 'large'],
  ])('of %s is %s: a value at a threshold has reached it', (amount, band) => {
    expect(bandOf(sek(amount), thresholds())).toBe(band);
  });

  it('never shrinks as the value grows', () => {
    const amount = fc
      .bigInt({ min: 0n, max: 99_999_999n })
      .map((cents) => sek(`${String(cents / 100n)}.${String(cents % 100n).padStart(2, '0')}`));
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const [less, more] = compareMoney(a, b) <= 0 ? [a, b] : [b, a];
        expect(benefitBands.indexOf(bandOf(less, thresholds()))).toBeLessThanOrEqual(benefitBands.indexOf(bandOf(more, thresholds())));
      }),
    );
  });
});

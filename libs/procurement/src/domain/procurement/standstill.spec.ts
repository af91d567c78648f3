import { describe, expect, it } from '@jest/globals';
import { daysBetween, isWeekend, plusDays, toLocalDate } from '@hub/kernel';
import fc from 'fast-check';
import { standstillAfter } from './standstill.js';

const days = (...texts: readonly string[]) => texts.map((text) => toLocalDate(text));
const after = (sentOn: string, channel: 'electronic' | 'other', ...holidays: readonly string[]) =>
  standstillAfter(toLocalDate(sentOn), channel, days(...holidays));

describe('the standstill (LOU 20:1)', () => {
  it('lasts ten days after an electronic notification', () => {
    expect(after('2019-04-01', 'electronic')).toEqual({ standstillEndsOn: '2019-04-11', contractFrom: '2019-04-12' });
  });

  it('lasts fifteen days when anybody was told in another way', () => {
    expect(after('2019-04-01', 'other')).toEqual({ standstillEndsOn: '2019-04-16', contractFrom: '2019-04-17' });
  });

  it('moves from a Sunday to Monday; Easter on the way changes nothing', () => {
    expect(after('2019-04-18', 'electronic', '2019-04-19', '2019-04-21', '2019-04-22')).toEqual({
      standstillEndsOn: '2019-04-29',
      contractFrom: '2019-04-30',
    });
  });

  it('moves from a holiday, and from a weekend behind it, to the next working day', () => {
    expect(after('2026-05-04', 'electronic', '2026-05-14')).toEqual({ standstillEndsOn: '2026-05-15', contractFrom: '2026-05-16' });
    expect(after('2026-06-09', 'electronic', '2026-06-19')).toEqual({ standstillEndsOn: '2026-06-22', contractFrom: '2026-06-23' });
    expect(after('2026-12-14', 'electronic', '2026-12-24', '2026-12-25', '2026-12-26')).toMatchObject({ standstillEndsOn: '2026-12-28' });
  });

  const day = fc.integer({ min: 0, max: 20_000 }).map((offset) => plusDays(toLocalDate('2000-01-01'), offset));
  const channel = fc.constantFrom('electronic' as const, 'other' as const);

  it('never ends on a weekend or a holiday, never early, and never later than it must', () => {
    fc.assert(
      fc.property(day, channel, fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 8 }), (sentOn, told, offsets) => {
        const holidays = offsets.map((offset) => plusDays(sentOn, offset));
        const off = (each: ReturnType<typeof plusDays>) => isWeekend(each) || holidays.includes(each);
        const { standstillEndsOn, contractFrom } = standstillAfter(sentOn, told, holidays);
        const least = told === 'electronic' ? 10 : 15;
        const length = daysBetween(sentOn, standstillEndsOn);
        expect(off(standstillEndsOn)).toBe(false);
        expect(length).toBeGreaterThanOrEqual(least);
        for (let skipped = least; skipped < length; skipped += 1) expect(off(plusDays(sentOn, skipped))).toBe(true);
        expect(daysBetween(standstillEndsOn, contractFrom)).toBe(1);
      }),
    );
  });
});

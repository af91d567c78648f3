import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysBetween, isDay, isWeekend, type LocalDate, plusDays, plusMonths, rollToWorkingDay, toInstant, toLocalDate } from './time.js';

const day = toLocalDate;
const days = fc.integer({ min: -20_000, max: 60_000 }).map((offset) => plusDays(day('2026-01-01'), offset));

describe('a moment', () => {
  it.each([
    ['2026-04-01T00:00Z', '2026-04-01T00:00:00.000Z'],
    ['2026-04-01T00:00:00Z', '2026-04-01T00:00:00.000Z'],
    ['2026-04-01T02:00:00+02:00', '2026-04-01T00:00:00.000Z'],
    ['2026-03-31T23:30:00-00:30', '2026-04-01T00:00:00.000Z'],
    ['2026-04-01T00:00:00.123456789Z', '2026-04-01T00:00:00.123Z'],
    ['2024-02-29T12:00:00Z', '2024-02-29T12:00:00.000Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ])('is kept in UTC to the millisecond: %s is %s', (text, utc) => {
    expect(toInstant(text)).toBe(utc);
  });

  it.each([
    ['a day that the calendar does not have', '2023-02-30T00:00:00Z'],
    ['29 February of a common year', '2023-02-29T00:00:00Z'],
    ['a month 13', '2023-13-01T00:00:00Z'],
    ['an hour 25', '2023-01-01T25:00:00Z'],
    ['a minute 60', '2023-01-01T10:60:00Z'],
    ['a leap second, which no clock of ours has', '2016-12-31T23:59:60Z'],
    ['a zone that does not exist', '2023-01-01T10:00:00+24:00'],
    ['no zone', '2023-01-01T10:00:00'],
    ['only a day', '2023-01-01'],
    ['words', 'tomorrow'],
    ['nothing', ''],
    ['a year 0', '0000-01-01T00:00:00Z'],
    ['a moment before year 1 in UTC', '0001-01-01T00:00:00+01:00'],
    ['a moment after year 9999 in UTC', '9999-12-31T23:59:59-01:00'],
    ['a year of six digits', '+010000-01-01T00:00:00Z'],
    ['a blank around it', ' 2026-04-01T00:00:00Z'],
    ['a line break after it', '2026-04-01T00:00:00Z\n'],
  ])('is not %s', (_what, text) => {
    expect(() => toInstant(text)).toThrow(RangeError);
  });

  it('sorts as text in the order of time, whatever zone it was given in', () => {
    const moments = fc.tuple(
      fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
      fc.integer({ min: -14, max: 14 }),
    );
    const written = ([at, hours]: [Date, number]) => {
      const zone = `${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}:00`;
      return new Date(at.getTime() + hours * 3_600_000).toISOString().replace('Z', zone);
    };
    fc.assert(
      fc.property(moments, moments, (a, b) => {
        expect(toInstant(written(a)) < toInstant(written(b))).toBe(a[0].getTime() < b[0].getTime());
      }),
    );
  });
});

describe('a day', () => {
  it.each(['2024-02-29', '2000-02-29', '2026-12-31', '0001-01-01', '9999-12-31'])('can be %s', (text) => {
    expect(isDay(text)).toBe(true);
    expect(toLocalDate(text)).toBe(text);
  });

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-00-10',
    '2026-1-1',
    '0000-01-01',
    '2026-01-01T00:00',
    '26-01-01',
    '',
    '2026-01-01\n',
  ])('cannot be %j', (text) => {
    expect(isDay(text)).toBe(false);
    expect(() => toLocalDate(text)).toThrow(RangeError);
  });
});

describe('counting days', () => {
  it.each([
    ['the night the clocks go forward', '2026-03-28', 1, '2026-03-29'],
    ['the day after it', '2026-03-29', 1, '2026-03-30'],
    ['the night the clocks go back', '2026-10-24', 1, '2026-10-25'],
    ['the day after it', '2026-10-25', 1, '2026-10-26'],
    ['the end of February in a leap year', '2024-02-28', 1, '2024-02-29'],
    ['the end of February in a common year', '2023-02-28', 1, '2023-03-01'],
    ['the end of a year', '2026-12-31', 1, '2027-01-01'],
    ['backwards', '2026-01-01', -1, '2025-12-31'],
    ['none', '2026-01-01', 0, '2026-01-01'],
  ])('loses none over %s', (_what, from, count, to) => {
    expect(plusDays(day(from), count)).toBe(to);
    expect(daysBetween(day(from), day(to))).toBe(count);
  });

  it('goes there and back, and agrees with the order of the texts', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -5_000, max: 5_000 }), (from, count) => {
        const to = plusDays(from, count);
        expect(plusDays(to, -count)).toBe(from);
        expect(daysBetween(from, to)).toBe(count);
        expect(from < to).toBe(count > 0);
      }),
    );
  });

  it('ends with the calendar', () => {
    expect(() => plusDays(day('9999-12-31'), 1)).toThrow(RangeError);
    expect(() => plusDays(day('0001-01-01'), -1)).toThrow(RangeError);
    expect(() => plusDays(day('2026-01-01'), 2_000_000_000)).toThrow(RangeError);
  });
});

describe('counting months', () => {
  it.each([
    ['2026-01-15', 1, '2026-02-15'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-12-01', 1, '2027-01-01'],
    ['2026-01-31', -2, '2025-11-30'],
    ['2026-01-15', -13, '2024-12-15'],
    ['9999-11-30', 1, '9999-12-30'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(plusMonths(day(from), months)).toBe(to);
  });

  it('keeps the day of the month, or ends on the last day of a shorter one', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -600, max: 600 }), (from, months) => {
        const to = plusMonths(from, months);
        const sameDay = to.slice(8) === from.slice(8);
        expect(sameDay || plusDays(to, 1).endsWith('-01')).toBe(true);
        const index = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        expect(index(to) - index(from)).toBe(months);
      }),
    );
  });

  it('ends with the calendar', () => {
    expect(() => plusMonths(day('9999-12-31'), 1)).toThrow(RangeError);
    expect(() => plusMonths(day('0001-01-01'), -1)).toThrow(RangeError);
    expect(() => plusMonths(day('2026-01-01'), 2_000_000_000)).toThrow(RangeError);
  });
});

describe('a last day that is no working day', () => {
  const christmas = ['2026-12-24', '2026-12-25', '2026-12-26', '2026-12-31', '2027-01-01', '2027-01-06'].map(day);

  it.each([
    ['a Friday stays', '2026-11-20', '2026-11-20'],
    ['a Saturday moves to Monday', '2026-11-21', '2026-11-23'],
    ['a Sunday moves to Monday', '2026-11-22', '2026-11-23'],
    ['the day before Christmas Eve stays', '2026-12-23', '2026-12-23'],
    ['Christmas Eve moves over Christmas and the weekend', '2026-12-24', '2026-12-28'],
    ["New Year's Eve moves over New Year's Day and the weekend", '2026-12-31', '2027-01-04'],
  ])('%s', (_what, from, to) => {
    expect(rollToWorkingDay(day(from), christmas)).toBe(to);
  });

  it('is never a weekend nor a holiday, and never moves over a working day', () => {
    fc.assert(
      fc.property(days, fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 6 }), (from, offsets) => {
        const holidays = offsets.map((offset) => plusDays(from, offset));
        const free = (each: LocalDate) => isWeekend(each) || holidays.includes(each);
        const to = rollToWorkingDay(from, holidays);
        expect(free(to)).toBe(false);
        for (let each = from; each < to; each = plusDays(each, 1)) expect(free(each)).toBe(true);
      }),
    );
  });
});

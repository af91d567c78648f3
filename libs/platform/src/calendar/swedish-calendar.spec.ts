import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysBetween, plusDays, rollToWorkingDay, toInstant, toLocalDate } from '@hub/kernel';
import { Clock } from './clock.js';
import { SwedishCalendar } from './swedish-calendar.js';

const calendar = new SwedishCalendar();
const holidays = (from: string): readonly string[] => calendar.holidaysFrom(toLocalDate(from));
const lastDay = (day: string): string => rollToWorkingDay(toLocalDate(day), calendar.holidaysFrom(toLocalDate(day)));

describe('the day in Stockholm', () => {
  it.each([
    ['a second before midnight in winter', '2026-01-31T22:59:59.999Z', '2026-01-31'],
    ['midnight in winter', '2026-01-31T23:00:00Z', '2026-02-01'],
    ['a second before midnight in summer', '2026-06-30T21:59:59.999Z', '2026-06-30'],
    ['midnight in summer', '2026-06-30T22:00:00Z', '2026-07-01'],
    ["the turn of the year is an hour before UTC's", '2026-12-31T23:00:00Z', '2027-01-01'],
    ['the night the clocks go forward begins in winter time', '2026-03-28T23:00:00Z', '2026-03-29'],
    ['and ends in summer time', '2026-03-29T22:00:00Z', '2026-03-30'],
    ['the night the clocks go back begins in summer time', '2026-10-24T22:00:00Z', '2026-10-25'],
    ['and its last hour is in winter time', '2026-10-25T22:59:59.999Z', '2026-10-25'],
    ['and ends there', '2026-10-25T23:00:00Z', '2026-10-26'],
  ])('at %s', (_what, at, day) => {
    expect(calendar.dayOf(toInstant(at))).toBe(day);
  });

  it.each([
    ['2026-01-15', '2026-01-14T23:00:00.000Z'],
    ['2026-07-01', '2026-06-30T22:00:00.000Z'],
    ['2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['2026-10-25', '2026-10-24T22:00:00.000Z'],
  ])('%s begins at %s', (day, at) => {
    expect(calendar.startOf(toLocalDate(day))).toBe(at);
  });

  it('is each day between its start and the start of the next', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 60_000 }), (offset) => {
        const day = plusDays(toLocalDate('2026-01-01'), offset);
        const [start, next] = [calendar.startOf(day), calendar.startOf(plusDays(day, 1))];
        expect(calendar.dayOf(start)).toBe(day);
        expect(calendar.dayOf(toInstant(new Date(Date.parse(start) - 1).toISOString()))).toBe(plusDays(day, -1));
        expect(calendar.dayOf(toInstant(new Date(Date.parse(next) - 1).toISOString()))).toBe(day);
      }),
    );
  });

  it('is known for every moment an input can name', () => {
    for (const at of ['1900-01-01T00:00:00Z', '2199-12-31T23:59:59.999Z']) expect(() => calendar.dayOf(toInstant(at))).not.toThrow();
  });
});

describe('Swedish holidays', () => {
  it('are those of the law, over the turn of a year', () => {
    expect(holidays('2026-12-20')).toEqual(['2026-12-24', '2026-12-25', '2026-12-26', '2026-12-31', '2027-01-01', '2027-01-06']);
  });

  it('are those of the law in spring and early summer', () => {
    expect(holidays('2026-04-01')).toEqual(['2026-04-03', '2026-04-05', '2026-04-06', '2026-05-01', '2026-05-14', '2026-05-24']);
    expect(holidays('2026-06-01')).toEqual(['2026-06-06', '2026-06-19', '2026-06-20']);
  });

  it("count three eves for statutory time (lagen 1930:173), and no other: not Twelfth Night's, not Walpurgis, not All Saints'", () => {
    for (const eve of ['2026-06-19', '2026-12-24', '2026-12-31']) expect(holidays(eve)).toContain(eve);
    for (const eve of ['2026-01-05', '2026-04-30', '2026-10-30']) expect(holidays(eve)).not.toContain(eve);
  });

  it('begin on the day itself and end sixty days after it', () => {
    expect(holidays('2026-05-01')[0]).toBe('2026-05-01');
    expect(holidays('2026-05-02')[0]).toBe('2026-05-14');
    expect(holidays('2026-04-20').at(-1)).toBe('2026-06-19');
    expect(holidays('2026-04-19').at(-1)).toBe('2026-06-06');
  });

  it.each([
    ['Good Friday 2026', '2026-04-03', '2026-04-07'],
    ['Midsummer Eve 2026', '2026-06-19', '2026-06-22'],
    ['Christmas Eve 2026', '2026-12-24', '2026-12-28'],
    ["New Year's Eve 2026", '2026-12-31', '2027-01-04'],
    ['Ascension Day 2027', '2027-05-06', '2027-05-07'],
    ['the National Day on a Tuesday', '2028-06-06', '2028-06-07'],
    ['an ordinary Wednesday', '2026-11-25', '2026-11-25'],
  ])('move a last day on %s', (_what, day, last) => {
    expect(lastDay(day)).toBe(last);
  });

  it('never hold a last day up for more than six days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 36_000 }), (offset) => {
        const day = plusDays(toLocalDate('2005-01-01'), offset);
        expect(daysBetween(day, toLocalDate(lastDay(day)))).toBeLessThanOrEqual(6);
      }),
    );
  });
});

describe('the clock', () => {
  it('says what time it is, to the millisecond in UTC', () => {
    const [before, now] = [Date.now(), new Clock().now()];
    expect(Math.abs(Date.parse(now) - before)).toBeLessThan(1_000);
    expect(toInstant(now)).toBe(now);
  });
});

import { describe, expect, it } from '@jest/globals';
import { daysBetween, plusDays, toLocalDate } from '@hub/kernel';
import { scanAges, scanValidUntil } from './scan-age.js';
import { thresholds, thresholdsOn } from './thresholds.js';

const of = (day: string) => {
  const { values, verified, from } = thresholdsOn(toLocalDate(day));
  return [values.SEK.amount, values.EUR.amount, from, verified];
};

describe('the thresholds of a day (LOU 5:1)', () => {
  it('are those of its two years, from the first day to the last', () => {
    expect(of('2018-01-01')).toEqual(['2096097.00', '221000.00', '2018-01-01', false]);
    expect(of('2019-12-31')).toEqual(['2096097.00', '221000.00', '2018-01-01', false]);
    expect(of('2020-01-01')).toEqual(['2197545.00', '214000.00', '2020-01-01', false]);
    expect(of('2021-12-31')).toEqual(['2197545.00', '214000.00', '2020-01-01', false]);
    expect(of('2022-01-01')).toEqual(['2236731.00', '215000.00', '2022-01-01', false]);
    expect(of('2023-12-31')).toEqual(['2236731.00', '215000.00', '2022-01-01', false]);
    expect(of('2024-01-01')).toEqual(['2389585.00', '221000.00', '2024-01-01', true]);
    expect(of('2025-12-31')).toEqual(['2389585.00', '221000.00', '2024-01-01', true]);
  });

  it('are verified only where the announcement of the Government was read', () => {
    expect(thresholds.filter(({ verified }) => verified).map(({ source }) => source)).toEqual(['SFS 2024:30']);
  });

  it('are the last known ones afterwards, and say that nobody looked them up', () => {
    expect(of('2026-01-01')).toEqual(['2389585.00', '221000.00', '2024-01-01', false]);
  });

  it('are the first known ones before, and say so', () => {
    expect(of('2017-12-31')).toEqual(['2096097.00', '221000.00', '2018-01-01', false]);
  });

  it('stand in order, without a gap, each with its source', () => {
    for (const [index, { from, source }] of thresholds.entries()) {
      const before = thresholds[index - 1];
      if (before) expect(plusDays(before.to, 1)).toBe(from);
      expect(source).not.toBe('');
    }
  });
});

describe('how old a market scan may be', () => {
  it('is twelve months, to the day, or to the last day of a shorter month', () => {
    expect(scanValidUntil(toLocalDate('2025-03-02'), toLocalDate('2026-03-02'))).toBe('2026-03-02');
    expect(scanValidUntil(toLocalDate('2024-02-29'), toLocalDate('2025-01-01'))).toBe('2025-02-28');
  });

  it('is set for every day, with its source', () => {
    expect(daysBetween(toLocalDate('2000-01-01'), scanAges[0]?.from ?? toLocalDate('2026-01-01'))).toBe(0);
    expect(scanAges.every(({ source }) => source !== '')).toBe(true);
    expect(() => scanValidUntil(toLocalDate('1999-01-01'), toLocalDate('1999-12-31'))).toThrow(RangeError);
  });
});

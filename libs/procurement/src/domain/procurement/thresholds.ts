import { type Currency, type LocalDate, money, type Money } from '@hub/kernel';

/**
 * The thresholds for goods and services of a municipality in a period (LOU 5:1), VAT excluded. The Government announces them every
 * second year; a new period is a new line, and a procurement keeps the line of the day it was started.
 */
export type Thresholds = Readonly<{ from: LocalDate; to: LocalDate; values: Readonly<Record<Currency, Money>>; source: string }>;

const line = (year: number, eur: string, sek: string, source: string): Thresholds => ({
  from: `${year}-01-01` as LocalDate,
  to: `${year + 1}-12-31` as LocalDate,
  values: { EUR: money(eur, 'EUR'), SEK: money(sek, 'SEK') },
  source,
});

export const thresholds: readonly Thresholds[] = [
  line(2018, '221000', '2096097', 'Konkurrensverket, thresholds 2018-2019'),
  line(2020, '214000', '2197545', 'Konkurrensverket, thresholds 2020-2021'),
  line(2022, '215000', '2236731', 'Konkurrensverket, thresholds 2022-2023'),
  line(2024, '221000', '2389585', 'SFS 2024:30'),
];

/**
 * The thresholds of a day. On a day that no line covers they are those of the line before it, or of the first one, and not `verified`:
 * somebody has to look up what really holds.
 */
export const thresholdsOn = (day: LocalDate): Thresholds & Readonly<{ verified: boolean }> => {
  const [first] = thresholds;
  const nearest = thresholds.filter(({ from }) => from <= day).at(-1) ?? first;
  if (!nearest) throw new RangeError('no thresholds are set');
  return { ...nearest, verified: nearest.from <= day && day <= nearest.to };
};

import { type Currency, type LocalDate, money, type Money } from '@hub/kernel';

/**
 * The thresholds for goods and services of a municipality in a period (LOU 5:1), VAT excluded. The Government announces them every
 * second year; a new period is a new line, and a procurement keeps the line of the day it was started. A line is `verified` when somebody
 * has compared it with the announcement in the statute book (SFS).
 */
export type Thresholds = Readonly<{
  from: LocalDate;
  to: LocalDate;
  values: Readonly<Record<Currency, Money>>;
  source: string;
  verified: boolean;
}>;

const line = (year: number, eur: string, sek: string, { source, verified }: Pick<Thresholds, 'source' | 'verified'>): Thresholds => ({
  from: `${year}-01-01` as LocalDate,
  to: `${year + 1}-12-31` as LocalDate,
  values: { EUR: money(eur, 'EUR'), SEK: money(sek, 'SEK') },
  source,
  verified,
});

export const thresholds: readonly Thresholds[] = [
  line(2018, '221000', '2096097', { source: 'Konkurrensverket, thresholds 2018-2019', verified: false }),
  line(2020, '214000', '2197545', { source: 'Konkurrensverket, thresholds 2020-2021', verified: false }),
  line(2022, '215000', '2236731', { source: 'Konkurrensverket, thresholds 2022-2023', verified: false }),
  line(2024, '221000', '2389585', { source: 'SFS 2024:30', verified: true }),
];

/**
 * The thresholds of a day, `verified` when they are those of a verified line that covers it. On a day that no line covers they are those
 * of the line before it, or of the first one, and never verified. Where they are not, somebody has to look up what really holds.
 */
export const thresholdsOn = (day: LocalDate): Thresholds => {
  const [first] = thresholds;
  const nearest = thresholds.filter(({ from }) => from <= day).at(-1) ?? first;
  if (!nearest) throw new RangeError('no thresholds are set');
  return { ...nearest, verified: nearest.verified && nearest.from <= day && day <= nearest.to };
};

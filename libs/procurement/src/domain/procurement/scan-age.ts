import { type LocalDate, plusMonths } from '@hub/kernel';

/** How old a market scan may be when a procurement starts, from a day on. A new limit is a new line. */
export type ScanAge = Readonly<{ from: LocalDate; months: number; source: string }>;

export const scanAges: readonly ScanAge[] = [
  {
    from: '2000-01-01' as LocalDate,
    months: 12,
    source: "The hub's own limit: LOU 6:31 asks what the market offers and names no age. Unverified.",
  },
];

/** The last day on which a procurement may rest on a scan of `searchedOn`, by the limit that holds on `day`. */
export const scanValidUntil = (searchedOn: LocalDate, day: LocalDate): LocalDate => {
  const limit = scanAges.filter(({ from }) => from <= day).at(-1);
  if (!limit) throw new RangeError(`no limit holds on ${day}`);
  return plusMonths(searchedOn, limit.months);
};

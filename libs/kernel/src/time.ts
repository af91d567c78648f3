/** A moment in UTC, always to the millisecond, so that the order of the texts is the order of the moments. */
export type Instant = string & { readonly [instant]: true };
declare const instant: unique symbol;

/** A day of the calendar in Stockholm, `YYYY-MM-DD`; the order of the texts is the order of the days. */
export type LocalDate = string & { readonly [localDate]: true };
declare const localDate: unique symbol;

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** @throws {RangeError} when `text` is not an ISO 8601 moment with a zone, or lies outside the years 1 to 9999. */
export const toInstant = (text: string): Instant => {
  const utc = INSTANT.test(text) && isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text)) ? new Date(text).toISOString() : '';
  // The zone can carry a moment of the last day into year 10000, whose text no longer sorts after the others.
  if (!isDay(utc.slice(0, 10))) throw new RangeError(`not a moment: ${text}`);
  return utc as Instant;
};

/** Whether `text` is a day that the calendar has, in the years 1 to 9999: 2023-02-29 is not. */
export const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false;
  const millis = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(millis) && new Date(millis).toISOString().slice(0, 10) === text;
};

/** @throws {RangeError} when `text` is not a day that the calendar has. */
export const toLocalDate = (text: string): LocalDate => {
  if (!isDay(text)) throw new RangeError(`not a day: ${text}`);
  return text as LocalDate;
};

const DAY = 86_400_000;
const millisOf = (day: LocalDate): number => Date.parse(`${day}T00:00:00Z`);

/**
 * `days` later, or earlier when negative. Days have no time zone, so no hour can be lost.
 * @throws {RangeError} when that is outside the years 1 to 9999.
 */
export const plusDays = (day: LocalDate, days: number): LocalDate =>
  toLocalDate(new Date(millisOf(day) + days * DAY).toISOString().slice(0, 10));

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => Math.round((millisOf(to) - millisOf(from)) / DAY);

/**
 * `months` later, or earlier when negative; the last day of the month when that month has no such day.
 * @throws {RangeError} when that is outside the years 1 to 9999.
 */
export const plusMonths = (day: LocalDate, months: number): LocalDate => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const index = year * 12 + (month - 1) + months;
  const inMonth = (last: number): string =>
    `${padded(Math.floor(index / 12), 4)}-${padded((((index % 12) + 12) % 12) + 1, 2)}-${padded(last, 2)}`;
  let last = date;
  while (last > 28 && !isDay(inMonth(last))) last -= 1;
  return toLocalDate(inMonth(last));
};

const padded = (value: number, digits: number): string => String(value).padStart(digits, '0');

/** Saturday or Sunday. */
export const isWeekend = (day: LocalDate): boolean => [0, 6].includes(new Date(millisOf(day)).getUTCDay());

/**
 * The day itself, or the next one that is neither Saturday, Sunday nor one of `holidays`
 * (lagen 1930:173 on the computation of statutory time: a last day on a holiday moves to the next working day).
 */
export const rollToWorkingDay = (day: LocalDate, holidays: readonly LocalDate[]): LocalDate =>
  isWeekend(day) || holidays.includes(day) ? rollToWorkingDay(plusDays(day, 1), holidays) : day;

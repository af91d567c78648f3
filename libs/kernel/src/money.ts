export const currencies = ['SEK', 'EUR'] as const;
export type Currency = (typeof currencies)[number];

/** An amount to two decimals as text (`"3624696.88"`), never a float, with its currency. */
export type Money = Readonly<{ amount: string; currency: Currency }>;

const AMOUNT = /^-?\d{1,13}(\.\d{1,2})?$/;

export const isAmount = (text: string): boolean => AMOUNT.test(text);

/** @throws {RangeError} when `amount` is not a decimal with at most two decimals. */
export const money = (amount: string, currency: Currency): Money => ({ amount: fromCents(toCents(amount)), currency });

const toCents = (amount: string): bigint => {
  if (!AMOUNT.test(amount)) throw new RangeError(`not an amount: ${amount}`);
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
  const cents = BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0'));
  return amount.startsWith('-') ? -cents : cents;
};

const fromCents = (cents: bigint): string => {
  const sign = cents < 0n ? '-' : '';
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  const amount = `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
  if (!isAmount(amount)) throw new RangeError(`more than an amount can hold: ${amount}`);
  return amount;
};

const sameCurrency = (a: Money, b: Money): void => {
  if (a.currency !== b.currency) throw new RangeError(`${a.currency} and ${b.currency} cannot be put together without a rate`);
};

/** @throws {RangeError} when the currencies differ: a rate is a decision, not a default; or when the sum needs more than 13 digits. */
export const addMoney = (a: Money, b: Money): Money => {
  sameCurrency(a, b);
  return { amount: fromCents(toCents(a.amount) + toCents(b.amount)), currency: a.currency };
};

/** Negative, zero or positive as `a` is less than, equal to or more than `b`. @throws {RangeError} when the currencies differ. */
export const compareMoney = (a: Money, b: Money): number => {
  sameCurrency(a, b);
  const difference = toCents(a.amount) - toCents(b.amount);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

/** `factor` times an amount: hours at an hourly rate. @throws {RangeError} when `factor` is not a whole number. */
export const timesMoney = (a: Money, factor: number): Money => ({
  amount: fromCents(toCents(a.amount) * BigInt(factor)),
  currency: a.currency,
});

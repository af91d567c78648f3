const DECIMAL = /^-?\d{1,20}(\.\d{1,10})?$/;

/** Whether `text` is a decimal number: digits, at most 20 before and 10 after a point, with a minus where it is negative. */
export const isDecimal = (text: string): boolean => DECIMAL.test(text);

/** A whole number of hundredths, not negative, as a decimal: 167 is `1.67`. */
export const fromHundredths = (hundredths: number): string =>
  `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;

const SCALE = 10;

/** The number times ten to the power of ten, so that it is whole. */
const scaled = (text: string): bigint => {
  if (!DECIMAL.test(text)) throw new RangeError(`not a decimal: ${text}`);
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const value = BigInt(whole + fraction.padEnd(SCALE, '0'));
  return text.startsWith('-') ? -value : value;
};

/**
 * Negative, zero or positive as `a` is less than, equal to or more than `b`. Exact: `0.30` equals `0.3`, and nothing is rounded.
 * @throws {RangeError} when one of them is not a decimal.
 */
export const compareDecimals = (a: string, b: string): number => {
  const difference = scaled(a) - scaled(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

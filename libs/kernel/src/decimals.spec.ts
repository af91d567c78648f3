import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareDecimals, fromHundredths, isDecimal } from './decimals.js';

describe('decimals as text', () => {
  it.each([
    ['1', '2', -1],
    ['2', '1', 1],
    ['0.3', '0.30', 0],
    ['10', '9.9999999999', 1],
    ['-1', '1', -1],
    ['-1.5', '-1.4', -1],
    ['-0', '0', 0],
    ['007', '7', 0],
    ['99999999999999999999', '99999999999999999998.9999999999', 1],
  ])('compares %s with %s exactly', (a, b, expected) => {
    expect(compareDecimals(a, b)).toBe(expected);
  });

  it.each([
    [0, '0.00'],
    [5, '0.05'],
    [99, '0.99'],
    [100, '1.00'],
    [167, '1.67'],
  ])('writes %s hundredths as %s', (hundredths, text) => {
    expect(fromHundredths(hundredths)).toBe(text);
  });

  it('tells apart what a float cannot', () => {
    expect(0.1 + 0.2 === 0.3).toBe(false);
    expect(Number('9007199254740993') === Number('9007199254740992')).toBe(true);
    expect(compareDecimals('9007199254740993', '9007199254740992')).toBe(1);
  });

  it.each(['', ' 1', '1,5', '1.', '.5', '1e3', '+1', '--1', '1.12345678901', '123456789012345678901', 'NaN'])(
    'takes %j for no number',
    (text) => {
      expect(isDecimal(text)).toBe(false);
      expect(() => compareDecimals(text, '1')).toThrow(RangeError);
      expect(() => compareDecimals('1', text)).toThrow(RangeError);
    },
  );

  it('orders as whole numbers do, and the other way round when turned', () => {
    const tenths = fc.integer({ min: -1_000_000, max: 1_000_000 });
    const text = (value: number) => `${value < 0 ? '-' : ''}${Math.floor(Math.abs(value) / 10)}.${Math.abs(value) % 10}`;
    fc.assert(
      fc.property(tenths, tenths, (a, b) => {
        expect(compareDecimals(text(a), text(b))).toBe(Math.sign(a - b));
        expect(compareDecimals(text(b), text(a)) + compareDecimals(text(a), text(b))).toBe(0);
      }),
    );
  });
});

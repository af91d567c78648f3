import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addMoney, compareMoney, isAmount, money, timesMoney } from './money.js';

const sek = (amount: string) => money(amount, 'SEK');
const MOST = 9_999_999_999_999_99n;

/** The amount of a number of öre, written down by other means than the code under test. */
const ofCents = (cents: bigint): string =>
  `${cents < 0n ? '-' : ''}${(cents < 0n ? -cents : cents) / 100n}.${String((cents < 0n ? -cents : cents) % 100n).padStart(2, '0')}`;
const cents = fc.bigInt({ min: -MOST / 4n, max: MOST / 4n });

describe('an amount of money', () => {
  it.each([
    ['3624696.88', '3624696.88'],
    ['0', '0.00'],
    ['1.5', '1.50'],
    ['007', '7.00'],
    ['-0', '0.00'],
    ['-0.01', '-0.01'],
    ['9999999999999.99', '9999999999999.99'],
  ])('is kept to two decimals: %s is %s', (given, amount) => {
    expect(sek(given)).toEqual({ amount, currency: 'SEK' });
  });

  it.each(['', '.5', '1.', '1.234', '1,50', '1 000', '1e3', '+1', 'NaN', '--1', '12345678901234', '1.00\n', '٣'])('is not %j', (text) => {
    expect(isAmount(text)).toBe(false);
    expect(() => sek(text)).toThrow(RangeError);
  });

  it('is exact where floats are not', () => {
    expect(addMoney(sek('0.10'), sek('0.20'))).toEqual(sek('0.30'));
    expect(timesMoney(sek('1.10'), 3)).toEqual(sek('3.30'));
    expect(addMoney(sek('4503599627370.49'), sek('0.01'))).toEqual(sek('4503599627370.50'));
  });

  it('adds and compares as whole öre do', () => {
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        const [x, y] = [sek(ofCents(a)), sek(ofCents(b))];
        expect(addMoney(x, y)).toEqual(sek(ofCents(a + b)));
        expect(addMoney(y, x)).toEqual(addMoney(x, y));
        expect(Math.sign(compareMoney(x, y))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });

  it('is multiplied as it would be added', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -10_000n, max: 10_000n }), fc.integer({ min: 0, max: 30 }), (a, factor) => {
        const once = sek(ofCents(a));
        expect(timesMoney(once, factor)).toEqual(Array.from({ length: factor }, () => once).reduce(addMoney, sek('0')));
        expect(timesMoney(once, -factor)).toEqual(timesMoney(sek(ofCents(-a)), factor));
      }),
    );
  });

  it('is not put together with another currency', () => {
    expect(() => addMoney(sek('1'), money('1', 'EUR'))).toThrow('without a rate');
    expect(() => compareMoney(sek('1'), money('1', 'EUR'))).toThrow('without a rate');
  });

  it('is not multiplied by a part', () => {
    expect(() => timesMoney(sek('1'), 1.5)).toThrow(RangeError);
  });

  it('never grows beyond what it can hold', () => {
    const most = sek('9999999999999.99');
    expect(() => addMoney(most, sek('0.01'))).toThrow(RangeError);
    expect(() => timesMoney(most, 2)).toThrow(RangeError);
    expect(addMoney(most, sek('-0.01'))).toEqual(sek('9999999999999.98'));
  });
});

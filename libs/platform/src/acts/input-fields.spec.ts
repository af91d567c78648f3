import { describe, expect, it } from '@jest/globals';
import { InputType } from '@nestjs/graphql';
import type { Rejection } from '@hub/kernel';
import { SwedishCalendar } from '../calendar/swedish-calendar.js';
import { Metrics } from '../observability/metrics.js';
import { Clock } from '../calendar/clock.js';
import { type Act, act } from './act.js';
import { Desk, type InputProblem } from './desk.js';
import {
  ChoiceInput,
  CountInput,
  DayInput,
  DecimalInput,
  graphqlEnum,
  IdInput,
  IdListInput,
  KeyInput,
  MomentInput,
  MoneyInput,
  TextInput,
  TextListInput,
  YesNoInput,
} from './input-fields.js';

const Season = graphqlEnum('FieldsSeason', ['early-spring', 'winter'] as const, 'A season.');
const optional = true;

@InputType()
class EveryField {
  @TextInput('A text.', { optional }) text?: string;
  @TextInput('A short text.', { optional, max: 5 }) short?: string;
  @TextListInput('Texts.', { optional, min: 1, max: 2 }) texts?: string[];
  @IdInput('An id.', { optional }) id?: string;
  @IdListInput('Ids.', { optional, min: 1, max: 3 }) ids?: string[];
  @KeyInput('A key.', { optional }) key?: string;
  @CountInput('A count.', { optional }) count?: number;
  @CountInput('A count with limits.', { optional, min: 1, max: 3 }) few?: number;
  @YesNoInput('Yes or no.', { optional }) yes?: boolean;
  @DecimalInput('A decimal.', { optional }) decimal?: string;
  @DayInput('A day.', { optional }) day?: string;
  @MomentInput('A moment.', { optional }) moment?: string;
  @ChoiceInput(Season, 'A choice.', { optional }) season?: string;
  @MoneyInput('Money.', { optional }) money?: object;
}
class Fill extends act({ name: 'fill', input: EveryField, roles: ['employee'], describe: 'Fills.' }) {}

const bus = { execute: async ({ input }: Act) => ({ id: 'x', version: 1, position: 1n, input }) };
const desk = new Desk(
  bus as never,
  { getProviders: () => [{ metatype: { act: Fill } }] } as never,
  new Clock(),
  new SwedishCalendar(),
  new Metrics(),
);
desk.onModuleInit();
const fill = (input: object) => desk.perform('fill', input, { ref: 'anna', roles: ['employee'] });

const sek = (amount: unknown, currency: unknown = 'SEK') => ({ amount, currency });

const taken: readonly (readonly [keyof EveryField, string, unknown, unknown?])[] = [
  ['text', 'a letter', 'x'],
  ['text', '200 characters', 'ö'.repeat(200)],
  ['text', '200 characters outside the basic plane', '𝄞'.repeat(200)],
  ['text', 'blanks around it, which fall away', ' \t x \n', 'x'],
  ['text', 'line breaks within', 'a\n\nb'],
  ['short', 'five characters', 'abcde'],
  ['short', 'five characters and blanks around them', '  abcde  ', 'abcde'],
  ['texts', 'one text', ['a']],
  ['texts', 'two texts, trimmed', [' a', 'b '], ['a', 'b']],
  ['texts', '500 characters', ['x'.repeat(500)]],
  ['id', 'a letter', 'a'],
  ['id', 'a UUID', '0190a0c4-7e1d-7f5e-9a52-6c8d0f3e2a11'],
  ['id', '100 characters', 'a'.repeat(100)],
  ['id', 'dots, dashes and underscores', 'A.b-c_d'],
  ['ids', 'one id', ['a']],
  ['ids', 'three ids', ['a', 'b', 'c']],
  ['key', 'two capitals', 'IP'],
  ['key', '20 characters', 'SNOW-2026-ABCDEFGHIJ'],
  ['count', 'nothing', 0],
  ['count', 'two thousand million', 2_000_000_000],
  ['few', 'its least', 1],
  ['few', 'its most', 3],
  ['yes', 'yes', true],
  ['yes', 'no', false],
  ['decimal', 'a negative number', '-0.5'],
  ['decimal', '20 digits and 10 decimals', '12345678901234567890.0123456789'],
  ['day', 'a leap day', '2024-02-29'],
  ['day', 'the first day of ours', '1900-01-01'],
  ['day', 'the last day of ours', '2199-12-31'],
  ['moment', 'a moment in UTC', '2026-01-15T09:00:00.000Z'],
  ['moment', 'a moment in Stockholm, kept in UTC', '2026-07-01T00:30:00+02:00', '2026-06-30T22:30:00.000Z'],
  ['moment', 'the last moment of ours', '2199-12-31T23:59:59.999Z'],
  ['season', 'a word of the list', 'early-spring'],
  ['money', 'kronor', sek('3624696.88')],
  ['money', 'nothing, in euro', sek('0.00', 'EUR')],
];

const refused: readonly (readonly [keyof EveryField, string, unknown])[] = [
  ['text', 'empty', ''],
  ['text', 'only blanks', ' \n\t '],
  ['text', 'of 201 characters', 'ö'.repeat(201)],
  ['text', 'of 201 characters outside the basic plane', '𝄞'.repeat(201)],
  ['text', 'holding NUL', 'a\u0000b'],
  ['text', 'holding half a surrogate pair', 'a\ud83db'],
  ['text', 'holding the other half', 'a\ude00'],
  ['text', 'a number', 5],
  ['text', 'a yes', true],
  ['text', 'a list', ['x']],
  ['text', 'an object', { a: 1 }],
  ['short', 'of six characters', 'abcdef'],
  ['texts', 'no list', 'a'],
  ['texts', 'empty', []],
  ['texts', 'three texts', ['a', 'b', 'c']],
  ['texts', 'holding an empty text', ['a', ' ']],
  ['texts', 'holding 501 characters', ['x'.repeat(501)]],
  ['texts', 'holding a number', ['a', 1]],
  ['texts', 'holding null', [null]],
  ['texts', 'holding NUL', ['\u0000']],
  ['texts', 'holding half a surrogate pair', ['\ud83d']],
  ['id', 'empty', ''],
  ['id', 'of 101 characters', 'a'.repeat(101)],
  ['id', 'beginning with a dash', '-a'],
  ['id', 'holding a blank', 'a b'],
  ['id', 'holding a letter of ours', 'å'],
  ['id', 'holding a slash', '../etc'],
  ['id', 'ending in a line break', 'a\n'],
  ['id', 'holding NUL', 'a\u0000'],
  ['id', 'a number', 1],
  ['ids', 'empty', []],
  ['ids', 'four ids', ['a', 'b', 'c', 'd']],
  ['ids', 'the same id twice', ['a', 'a']],
  ['ids', 'holding no id', ['a', 'b c']],
  ['ids', 'holding a number', [1]],
  ['ids', 'no list', 'a'],
  ['key', 'one letter', 'A'],
  ['key', 'of 21 characters', 'A'.repeat(21)],
  ['key', 'small letters', 'snow'],
  ['key', 'beginning with a digit', '1A'],
  ['count', 'negative', -1],
  ['count', 'one more than two thousand million', 2_000_000_001],
  ['count', 'a half', 0.5],
  ['count', 'a text', '1'],
  ['count', 'not a number', Number.NaN],
  ['count', 'without end', Number.POSITIVE_INFINITY],
  ['few', 'below its least', 0],
  ['few', 'above its most', 4],
  ['yes', 'a word', 'true'],
  ['yes', 'a number', 1],
  ['decimal', 'a number', 0.5],
  ['decimal', 'of 21 digits', '123456789012345678901'],
  ['decimal', 'of 11 decimals', '0.12345678901'],
  ['decimal', 'with a comma', '0,5'],
  ['decimal', 'in exponents', '1e5'],
  ['day', 'a day that is not', '2023-02-29'],
  ['day', 'a moment', '2026-01-15T09:00:00Z'],
  ['day', 'before our years', '1899-12-31'],
  ['day', 'after our years', '2200-01-01'],
  ['day', 'a number', 20260115],
  ['moment', 'a day that is not', '2023-02-30T00:00:00Z'],
  ['moment', 'without a zone', '2026-01-15T09:00:00'],
  ['moment', 'a day', '2026-01-15'],
  ['moment', 'before our years', '1900-01-01T00:00:00+01:00'],
  ['moment', 'after our years', '2200-01-01T00:00:00Z'],
  ['moment', 'a number', 1_768_467_600],
  ['season', 'a word that is not in the list', 'summer'],
  ['season', 'the name of the word', 'EARLY_SPRING'],
  ['season', 'a word that every object has', 'constructor'],
  ['season', 'a list of words', ['winter']],
];

const refusedMoney: readonly (readonly [string, unknown, string])[] = [
  ['negative', sek('-1.00'), 'money.amount'],
  ['of three decimals', sek('1.234'), 'money.amount'],
  ['of 14 digits', sek('12345678901234'), 'money.amount'],
  ['a number', sek(5), 'money.amount'],
  ['without an amount', { currency: 'SEK' }, 'money.amount'],
  ['in a currency that the hub does not count in', sek('1.00', 'USD'), 'money.currency'],
  ['in no currency', { amount: '1.00' }, 'money.currency'],
  ['with more than that', { ...sek('1.00'), vat: true }, 'money.vat'],
  ['a text', '1.00 SEK', 'money'],
];

describe('a field', () => {
  it.each(taken)('of the kind %s takes %s', async (field, _what, value, kept = value) => {
    expect(await fill({ [field]: value })).toMatchObject({ input: { [field]: kept } });
  });

  it.each(refused)('of the kind %s is not %s', async (field, _what, value) => {
    const { rejected, because } = (await fill({ [field]: value })) as Rejection;
    expect(rejected).toBe('input.invalid');
    const found = because['problems'] as readonly InputProblem[];
    expect([...new Set(found.map((each) => each.field))]).toEqual([field]);
    for (const { problem } of found) expect(problem).toContain(field);
  });

  it.each(refusedMoney)('of money is not %s', async (_what, value, field) => {
    const { rejected, because } = (await fill({ money: value })) as Rejection;
    expect(rejected).toBe('input.invalid');
    expect([...new Set((because['problems'] as readonly InputProblem[]).map((each) => each.field))]).toEqual([field]);
  });
});

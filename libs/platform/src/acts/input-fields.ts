import { applyDecorators, type Type } from '@nestjs/common';
import { Field, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { currencies, type Currency, isAmount, isDay, isDecimal, money, toInstant } from '@hub/kernel';
import { Transform, Type as TransformType } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { isWholeText } from './text.js';

type Optional = Readonly<{ optional?: boolean }>;
const optionally = ({ optional }: Optional): PropertyDecorator[] => (optional ? [IsOptional()] : []);
const field = (type: () => unknown, description: string, { optional }: Optional): PropertyDecorator =>
  Field(type as () => StringConstructor, { description, nullable: optional ?? false });

const IsWholeText = (each = false): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isWholeText',
      validator: {
        validate: (value: unknown) => typeof value !== 'string' || isWholeText(value),
        defaultMessage: () => '$property holds characters that are no text',
      },
    },
    { each },
  );

const trim = (value: unknown): unknown => (typeof value === 'string' ? value.trim() : value);
const trimmed = Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.map(trim) : trim(value)));

/** A line or a paragraph of text, trimmed; empty text is refused. `max` counts characters, 200 when not said. */
export const TextInput = (description: string, options: Optional & { max?: number } = {}): PropertyDecorator =>
  applyDecorators(
    field(() => String, description, options),
    ...optionally(options),
    trimmed,
    IsString(),
    MinLength(1),
    MaxLength(options.max ?? 200),
    IsWholeText(),
  );

/** A list of short texts, each trimmed, not empty and at most 500 characters. */
export const TextListInput = (description: string, options: Optional & { min?: number; max?: number } = {}): PropertyDecorator =>
  applyDecorators(
    field(() => [String], description, options),
    ...optionally(options),
    trimmed,
    IsArray(),
    ArrayMinSize(options.min ?? 0),
    ArrayMaxSize(options.max ?? 50),
    IsString({ each: true }),
    MinLength(1, { each: true }),
    MaxLength(500, { each: true }),
    IsWholeText(true),
  );

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/** The id of a case, a person or an organisation: letters, digits, dot, dash and underscore, at most 100. */
export const IdInput = (description: string, options: Optional = {}): PropertyDecorator =>
  applyDecorators(
    field(() => String, description, options),
    ...optionally(options),
    IsString(),
    Matches(ID, { message: '$property is not an id' }),
  );

/** A list of different ids. */
export const IdListInput = (description: string, options: Optional & { min?: number; max?: number } = {}): PropertyDecorator =>
  applyDecorators(
    field(() => [String], description, options),
    ...optionally(options),
    IsArray(),
    ArrayMinSize(options.min ?? 0),
    ArrayMaxSize(options.max ?? 50),
    ArrayUnique(),
    Matches(ID, { each: true, message: 'each of $property must be an id' }),
  );

/** A key that people read and say: two to twenty capital letters, digits or dashes, such as `SNOW`. */
export const KeyInput = (description: string, options: Optional = {}): PropertyDecorator =>
  applyDecorators(
    field(() => String, description, options),
    ...optionally(options),
    IsString(),
    Matches(/^[A-Z][A-Z0-9-]{1,19}$/, { message: '$property is not a key of 2 to 20 capital letters, digits or dashes' }),
  );

/** A whole number. Not negative when `min` is not said; at most two thousand million, so that every table can hold it. */
export const CountInput = (description: string, options: Optional & { min?: number; max?: number } = {}): PropertyDecorator =>
  applyDecorators(
    field(() => Int, description, options),
    ...optionally(options),
    IsInt(),
    Min(options.min ?? 0),
    Max(options.max ?? 2_000_000_000),
  );

export const YesNoInput = (description: string, options: Optional = {}): PropertyDecorator =>
  applyDecorators(
    field(() => Boolean, description, options),
    ...optionally(options),
    IsBoolean(),
  );

/** A number as decimal text, such as `-0.5`: at most 20 digits before the point and 10 after it, so that nothing is ever rounded. */
export const DecimalInput = (description: string, options: Optional = {}): PropertyDecorator =>
  applyDecorators(
    field(() => String, description, options),
    ...optionally(options),
    ValidateBy({
      name: 'isDecimal',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && isDecimal(value),
        defaultMessage: () => '$property is not a decimal number, such as "12.5"',
      },
    }),
  );

/** The years that the hub reckons with: no rule that counts on from a day of theirs leaves the calendar. */
const inOurYears = (text: string): boolean => text >= '1900' && text < '2200';

/** A day that the calendar has, `YYYY-MM-DD`, in the years 1900 to 2199. */
export const DayInput = (description: string, options: Optional = {}): PropertyDecorator =>
  applyDecorators(
    field(() => String, description, options),
    ...optionally(options),
    ValidateBy({
      name: 'isDay',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && isDay(value) && inOurYears(value),
        defaultMessage: () => '$property is not a day (YYYY-MM-DD) of the years 1900 to 2199',
      },
    }),
  );

const isMoment = (value: unknown): boolean => {
  try {
    return typeof value === 'string' && inOurYears(toInstant(value));
  } catch {
    return false;
  }
};

/** A moment with its zone, ISO 8601, in the years 1900 to 2199; it is kept in UTC. */
export const MomentInput = (description: string, options: Optional = {}): PropertyDecorator =>
  applyDecorators(
    field(() => String, description, options),
    ...optionally(options),
    Transform(({ value }: { value: unknown }) => (isMoment(value) ? toInstant(value as string) : value)),
    ValidateBy({
      name: 'isMoment',
      validator: { validate: isMoment, defaultMessage: () => '$property is not a moment (ISO 8601 with a zone) of the years 1900 to 2199' },
    }),
  );

type Choices<Value extends string> = Readonly<Record<string, Value>>;

/**
 * Makes a GraphQL enum of a domain's list of words: `need-changed` is `NEED_CHANGED` to GraphQL and `need-changed` everywhere else,
 * in events, case files and tables.
 */
export const graphqlEnum = <Value extends string>(name: string, values: readonly Value[], description: string): Choices<Value> => {
  const choices = Object.fromEntries(
    values.map((value) => [value.replaceAll(/[^A-Za-z0-9]/g, '_').toUpperCase(), value]),
  ) as Choices<Value>;
  registerEnumType(choices, { name, description });
  return choices;
};

/** One of the words of a `graphqlEnum`. */
export const ChoiceInput = (choices: Choices<string>, description: string, options: Optional = {}): PropertyDecorator =>
  applyDecorators(
    field(() => choices, description, options),
    ...optionally(options),
    IsIn(Object.values(choices)),
  );

/** A part with fields of its own. */
export const PartInput = (type: () => Type<object>, description: string, options: Optional = {}): PropertyDecorator =>
  applyDecorators(field(type, description, options), ...optionally(options), IsObject(), ValidateNested(), TransformType(type));

/** A list of parts with fields of their own. */
export const PartListInput = (
  type: () => Type<object>,
  description: string,
  options: Optional & { min?: number; max?: number } = {},
): PropertyDecorator =>
  applyDecorators(
    field(() => [type()], description, options),
    ...optionally(options),
    IsArray(),
    ArrayMinSize(options.min ?? 0),
    ArrayMaxSize(options.max ?? 50),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
    TransformType(type),
  );

export const CurrencyChoice = graphqlEnum('Currency', currencies, 'The currencies the hub counts in (ISO 4217).');

/** An amount as text with at most two decimals, and its currency. */
@InputType('MoneyInput', { description: 'An amount as decimal text with at most two decimals, and its currency.' })
export class MoneyInputType {
  @Field(() => String, { description: 'Decimal text, such as "3624696.88".' })
  // Kept with two decimals, however it was written, so that one amount is one text in every fact.
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' && isAmount(value) ? money(value, 'SEK').amount : value))
  @ValidateBy({
    name: 'isAmount',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && isAmount(value) && !value.startsWith('-'),
      defaultMessage: () => '$property is not an amount of zero or more with at most two decimals',
    },
  })
  amount!: string;

  @ChoiceInput(CurrencyChoice, 'SEK or EUR.')
  currency!: Currency;
}

/** An amount of money, zero or more. */
export const MoneyInput = (description: string, options: Optional = {}): PropertyDecorator =>
  PartInput(() => MoneyInputType, description, options);

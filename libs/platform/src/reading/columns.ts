import { applyDecorators } from '@nestjs/common';
import { Field, Int } from '@nestjs/graphql';
import { Column, type ColumnOptions, type ColumnType } from 'typeorm';
import { CurrencyChoice } from '../acts/input-fields.js';
import { ObjectType } from '@nestjs/graphql';
import type { Currency } from '@hub/kernel';

type Options = Readonly<{ nullable?: boolean }>;

const shown = (
  type: () => unknown,
  column: ColumnType,
  description: string,
  { nullable = false }: Options,
  more: ColumnOptions = {},
): PropertyDecorator =>
  applyDecorators(Field(type as () => StringConstructor, { description, nullable }), Column(column as 'text', { nullable, ...more }));

const toIso = { to: (value: unknown) => value, from: (value: Date | null) => value?.toISOString() ?? null };

/** Each of these is a column of a read model and a field of the GraphQL type at once: a row is what a query shows. */
export const TextColumn = (description: string, options: Options = {}): PropertyDecorator =>
  shown(() => String, 'text', description, options);
export const CountColumn = (description: string, options: Options = {}): PropertyDecorator =>
  shown(() => Int, 'integer', description, options);
export const YesNoColumn = (description: string, options: Options = {}): PropertyDecorator =>
  shown(() => Boolean, 'boolean', description, options);
/** A day in Stockholm, `YYYY-MM-DD`. */
export const DayColumn = (description: string, options: Options = {}): PropertyDecorator =>
  shown(() => String, 'date', description, options);
/** A moment in UTC, ISO 8601. */
export const MomentColumn = (description: string, options: Options = {}): PropertyDecorator =>
  shown(() => String, 'timestamptz', description, options, { transformer: toIso });
/** One of the words of a `graphqlEnum`. */
export const ChoiceColumn = (choices: object, description: string, options: Options = {}): PropertyDecorator =>
  shown(() => choices, 'text', description, options);
export const TextListColumn = (description: string): PropertyDecorator => shown(() => [String], 'jsonb', description, {});
/** A part with fields of its own (an `@ObjectType`), kept as JSON. */
export const PartColumn = (type: () => unknown, description: string, options: Options = {}): PropertyDecorator =>
  shown(type, 'jsonb', description, options);
export const PartListColumn = (type: () => unknown, description: string): PropertyDecorator =>
  shown(() => [type()], 'jsonb', description, {});

@ObjectType('Money', { description: 'An amount as decimal text with two decimals, and its currency.' })
export class MoneyView {
  @Field(() => String, { description: 'Decimal text with two decimals.' }) amount!: string;
  @Field(() => CurrencyChoice, { description: 'The currency of the amount.' }) currency!: Currency;
}
/** An amount of money, `{ amount, currency }`, kept as JSON. */
export const MoneyColumn = (description: string, options: Options = {}): PropertyDecorator =>
  PartColumn(() => MoneyView, description, options);

import { GraphQLError } from 'graphql';
import type { Type } from '@nestjs/common';
import { Args, ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';

const MOST = 100;

/** A query's argument is not usable. It names the argument; the query is not run. */
export const badArgument = (argument: string, problem: string): GraphQLError =>
  new GraphQLError(`${argument}: ${problem}`, { extensions: { code: 'BAD_USER_INPUT', argument } });

/** Which page of a list. */
@ArgsType()
export class PagingArgs {
  @Field(() => Int, { nullable: true, description: 'How many, 1 to 100; 20 when not said.' }) first?: number | null;
  @Field(() => String, { nullable: true, description: 'The `next` of the page before.' }) after?: string | null;
}

/** Which page of a list, and from when on. */
@ArgsType()
export class PageArgs extends PagingArgs {
  @Field(() => String, { nullable: true, description: 'Wait until the answer holds what was written up to this position.' })
  afterPosition?: string | null;
}

/** The argument of a query that can wait for what a mutation wrote: the `position` of its answer. */
export const AfterPosition = (): ParameterDecorator =>
  Args('afterPosition', { type: () => String, nullable: true, description: 'Wait for what was written up to this position.' });

/** A page of a list. `next` is the cursor of the page after it, null on the last one. */
export type Page<Item> = Readonly<{ items: readonly Item[]; next: string | null }>;

/** Cuts a page out of what was found with one more than `first`; `placeOf` is the position that a page is resumed after. */
export const toPage = <Item>(found: readonly Item[], first: number, placeOf: (item: Item) => string | null): Page<Item> => {
  const items = found.slice(0, first);
  const last = items.at(-1);
  const place = found.length > first && last !== undefined ? placeOf(last) : null;
  return { items, next: place === null ? null : toCursor(place) };
};

/** The base of the GraphQL type of a page; `order` tells how its items are sorted. */
export const pageType = <Item>(item: Type<Item>, order: string): Type<Page<Item>> => {
  @ObjectType({ isAbstract: true })
  abstract class PageType implements Page<Item> {
    @Field(() => [item], { description: order }) items!: readonly Item[];
    @Field(() => String, { nullable: true, description: 'Give it as `after` for the next page; null on the last one.' }) next!:
      string | null;
  }
  return PageType as Type<Page<Item>>;
};

/** @throws {GraphQLError} when it is not a number from 1 to 100. */
export const readFirst = (first: number | null | undefined): number => {
  if (first === null || first === undefined) return 20;
  if (first < 1 || first > MOST) throw badArgument('first', `must be 1 to ${MOST}`);
  return first;
};

/** A place in a list, as an opaque text that only `readCursor` understands. */
const toCursor = (position: string): string => Buffer.from(`p:${position}`).toString('base64url');

/** @throws {GraphQLError} when the text is no cursor of ours. */
export const readCursor = (cursor: string): string => {
  const [kind, position = ''] = Buffer.from(cursor, 'base64url').toString().split(':');
  if (kind !== 'p' || !/^\d{1,39}$/.test(position)) throw badArgument('after', 'is not the `next` of a page');
  return position;
};

/** @throws {GraphQLError} when the text is no position. */
export const readPosition = (text: string, argument = 'afterPosition'): bigint => {
  if (!/^\d{1,39}$/.test(text)) throw badArgument(argument, 'is not a position');
  return BigInt(text);
};

import { GraphQLError } from 'graphql';
import { Field, Int, ArgsType } from '@nestjs/graphql';

const MOST = 100;

/** A query's argument is not usable. It names the argument; the query is not run. */
export const badArgument = (argument: string, problem: string): GraphQLError =>
  new GraphQLError(`${argument}: ${problem}`, { extensions: { code: 'BAD_USER_INPUT', argument } });

@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, description: 'How many, 1 to 100; 20 when not said.' }) first?: number | null;
  @Field(() => String, { nullable: true, description: 'The `next` of the page before.' }) after?: string | null;
  @Field(() => String, { nullable: true, description: 'Wait until the answer holds what was written up to this position.' })
  afterPosition?: string | null;
}

/** @throws {GraphQLError} when it is not a number from 1 to 100. */
export const readFirst = (first: number | null | undefined): number => {
  if (first === null || first === undefined) return 20;
  if (first < 1 || first > MOST) throw badArgument('first', `must be 1 to ${MOST}`);
  return first;
};

/** A place in a list, as an opaque text that only `readCursor` understands. */
export const toCursor = (position: string): string => Buffer.from(`p:${position}`).toString('base64url');

/** @throws {GraphQLError} when the text is no cursor of ours. */
export const readCursor = (cursor: string): string => {
  const [kind, position = ''] = Buffer.from(cursor, 'base64url').toString().split(':');
  if (kind !== 'p' || !/^\d{1,18}$/.test(position)) throw badArgument('after', 'is not the `next` of a page');
  return position;
};

/** @throws {GraphQLError} when the text is no position. */
export const readPosition = (text: string, argument = 'afterPosition'): bigint => {
  if (!/^\d{1,18}$/.test(text)) throw badArgument(argument, 'is not a position');
  return BigInt(text);
};

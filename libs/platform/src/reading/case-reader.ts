import { Injectable } from '@nestjs/common';
import { type Instant, toInstant } from '@hub/kernel';
import { And, DataSource, Equal, FindOperator, type FindOptionsWhere, ILike, LessThan } from 'typeorm';
import { isWholeText } from '../acts/text.js';
import { CaseHistory } from './case-history.js';
import type { CaseProjection } from './case-projection.js';
import type { CaseRow } from './case-row.js';
import { badArgument, type Page, type PageArgs, readCursor, readFirst, toPage } from './paging.js';
import { ReadYourWrites } from './read-your-writes.js';

/** Which cases somebody may see: all, none, or those whose columns have these values. */
export type Scope<Row> = 'all' | 'none' | Partial<Record<keyof Row, unknown>>;

/** Reads cases for their queries: one, one as of a moment, or a page of a list. */
@Injectable()
export class CaseReader {
  constructor(
    private readonly database: DataSource,
    private readonly history: CaseHistory,
    private readonly writes: ReadYourWrites,
  ) {}

  async one<Row extends CaseRow>(
    projection: CaseProjection<Row>,
    id: string,
    scope: Scope<Row>,
    { asOf, afterPosition }: { asOf?: string | null; afterPosition?: string | null },
  ): Promise<Row | null> {
    const moment = isGiven(asOf) ? readMoment(asOf) : undefined;
    await this.writes.waitFor(afterPosition, projection.name);
    if (scope === 'none' || !isWholeText(id)) return null;
    // Who may see the case is judged by what it is now, also when its past is asked for.
    const within: Partial<Record<keyof CaseRow, unknown>> = scope === 'all' ? {} : scope;
    // A scope can itself be a condition on the id: then both must hold.
    const where = { ...within, id: within.id instanceof FindOperator ? And(Equal(id), within.id) : id } as unknown as FindOptionsWhere<Row>;
    const row = await this.database.getRepository(projection.row).findOneBy(where);
    if (!row || !moment) return row;
    return (await this.history.asOf(projection, id, moment)) ?? null;
  }

  async page<Row extends CaseRow>(
    projection: CaseProjection<Row>,
    scope: Scope<Row>,
    filter: Readonly<Record<string, unknown>>,
    searchIn: readonly (keyof Row & string)[],
    args: PageArgs,
  ): Promise<Page<Row>> {
    const first = readFirst(args.first);
    const before = isGiven(args.after) ? readCursor(args.after) : undefined;
    await this.writes.waitFor(args.afterPosition, projection.name);
    // What no text can hold, no case has.
    const impossible = Object.values(filter).some((value) => typeof value === 'string' && !isWholeText(value));
    if (scope === 'none' || impossible) return { items: [], next: null };
    const { containing, ...columns } = filter;
    const all: readonly Condition[] = [
      ...Object.entries(columns).filter(([, value]) => value !== null && value !== undefined),
      ...(scope === 'all' ? [] : Object.entries(scope)),
      ...(before === undefined ? [] : [['openedPosition', LessThan(before)] as const]),
    ];
    const text = typeof containing === 'string' && containing !== '' ? containing : undefined;
    const like = text && ILike(`%${text.replaceAll(/[\\%_]/g, '\\$&')}%`);
    const rows = await this.database.getRepository(projection.row).find({
      where: like ? searchIn.map((column) => together<Row>([...all, [column, like]])) : together<Row>(all),
      order: { openedPosition: 'DESC' } as never,
      take: first + 1,
    });
    return toPage(rows, first, ({ openedPosition }) => openedPosition);
  }
}

type Condition = readonly [column: string, value: unknown];

/** All of the conditions at once, also when several are about one column: a filter never widens what somebody may see. */
const together = <Row>(conditions: readonly Condition[]): FindOptionsWhere<Row> => {
  const columns = new Map<string, FindOperator<unknown>[]>();
  for (const [column, value] of conditions)
    columns.set(column, [...(columns.get(column) ?? []), value instanceof FindOperator ? value : Equal(value)]);
  return Object.fromEntries([...columns].map(([column, all]) => [column, And(...all)])) as FindOptionsWhere<Row>;
};

const isGiven = (argument: string | null | undefined): argument is string => argument !== null && argument !== undefined;

/** @throws {GraphQLError} when the text is not a moment with a zone. */
export const readMoment = (text: string): Instant => {
  try {
    return toInstant(text);
  } catch {
    throw badArgument('asOf', 'is not a moment (ISO 8601 with a zone)');
  }
};

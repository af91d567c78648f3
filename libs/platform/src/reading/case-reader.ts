import { Injectable } from '@nestjs/common';
import { type Instant, toInstant } from '@hub/kernel';
import { DataSource, type FindOptionsWhere, ILike, LessThan } from 'typeorm';
import { ReadYourWrites } from '../projections/read-your-writes.js';
import { CaseHistory } from './case-history.js';
import type { CaseProjection } from './case-projection.js';
import type { CaseRow } from './case-row.js';
import { badArgument, type PageArgs, readCursor, readFirst, readPosition, toCursor } from './paging.js';

/** Which cases somebody may see: all, none, or those whose columns have these values. */
export type Scope<Row> = 'all' | 'none' | Partial<Record<keyof Row, unknown>>;

export type Page<Row> = Readonly<{ items: readonly Row[]; next: string | null }>;

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
    await this.wait(projection, afterPosition);
    if (scope === 'none' || id.includes('\u0000') || !id.isWellFormed()) return null;
    // Who may see the case is judged by what it is now, also when its past is asked for.
    const where = { id, ...(scope === 'all' ? {} : scope) } as unknown as FindOptionsWhere<Row>;
    const row = await this.database.getRepository(projection.row).findOneBy(where);
    if (!row || !asOf) return row;
    return (await this.history.asOf(projection, id, readMoment(asOf))) ?? null;
  }

  async page<Row extends CaseRow>(
    projection: CaseProjection<Row>,
    scope: Scope<Row>,
    filter: Readonly<Record<string, unknown>>,
    searchIn: readonly (keyof Row & string)[],
    args: PageArgs,
  ): Promise<Page<Row>> {
    const first = readFirst(args.first);
    await this.wait(projection, args.afterPosition);
    if (scope === 'none') return { items: [], next: null };
    const { containing, ...columns } = filter;
    const base = {
      ...Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== null && value !== undefined)),
      ...(scope === 'all' ? {} : scope),
      ...(args.after ? { openedPosition: LessThan(readCursor(args.after)) } : {}),
    };
    const text = typeof containing === 'string' && containing !== '' ? containing.replaceAll('\u0000', '').toWellFormed() : undefined;
    const where = text ? searchIn.map((column) => ({ ...base, [column]: ILike(`%${text.replaceAll(/[\\%_]/g, '\\$&')}%`) })) : base;
    const rows = await this.database.getRepository(projection.row).find({
      where: where as FindOptionsWhere<Row>,
      order: { openedPosition: 'DESC' } as never,
      take: first + 1,
    });
    const items = rows.slice(0, first);
    const last = items.at(-1);
    return { items, next: rows.length > first && last ? toCursor(last.openedPosition) : null };
  }

  private async wait(projection: CaseProjection, afterPosition: string | null | undefined): Promise<void> {
    if (afterPosition) await this.writes.reached([projection.name], readPosition(afterPosition));
  }
}

/** @throws {GraphQLError} when the text is not a moment with a zone. */
export const readMoment = (text: string): Instant => {
  try {
    return toInstant(text);
  } catch {
    throw badArgument('asOf', 'is not a moment (ISO 8601 with a zone)');
  }
};

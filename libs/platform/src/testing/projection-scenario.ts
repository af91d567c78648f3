import { afterAll, beforeAll, beforeEach, expect } from '@jest/globals';
import { type NewFact, type Recorded } from '@hub/event-store';
import { type AnyFact, toInstant } from '@hub/kernel';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { freshId } from '../acts/ids.js';
import type { Projection } from '../projections/projection.js';
import { followLog } from './follow-log.js';
import { openTestDatabase, type TestDatabase } from './test-database.js';

/** A fact in a stream, for a projection's story. `at` is when it happened; a fixed moment when left out. */
export type Told<E extends AnyFact> = Readonly<{ stream: string; fact: E; at?: string; by?: string; sources?: string; synthetic?: string }>;

/**
 * Tells a projection's story against a real PostgreSQL: given these facts, then these rows. Every story is also played twice, once
 * fact by fact and once as a rebuild in one batch; both must leave the same rows.
 */
export const projectionScenario = <E extends AnyFact>(open: () => Projection<E>, migrations: Parameters<typeof openTestDatabase>[1]) => {
  let db: TestDatabase;
  let projection: Projection<E>;
  beforeAll(async () => {
    projection = open();
    db = await openTestDatabase([...projection.tables] as never, migrations);
  });
  beforeEach(async () => {
    await db.pool.query('TRUNCATE events, checkpoints; UPDATE event_head SET position = 0');
    for (const table of projection.tables) await db.database.getRepository(table).clear();
  });
  afterAll(() => db.close());

  const append = async (told: readonly Told<E>[]): Promise<void> => {
    const versions = new Map<string, number>();
    for (const { stream, fact, at, by, sources, synthetic } of told) {
      const version = versions.get(stream) ?? 0;
      versions.set(stream, version + 1);
      const recorded: NewFact = {
        id: freshId(),
        type: fact.type,
        data: fact.data as object,
        metadata: {
          occurredAt: toInstant(at ?? '2026-01-15T09:00:00Z'),
          actor: by ?? 'somebody',
          roles: 'coordinator',
          ...(sources ? { sources } : {}),
          ...(synthetic ? { synthetic } : {}),
        },
      };
      await db.store.append(stream, [recorded], version);
    }
  };

  const follow = (batch: number): Promise<void> => followLog(db.database, db.store, projection, batch);

  const rowsOf = async (table: EntityTarget<ObjectLiteral>): Promise<ObjectLiteral[]> => {
    const rows = (await db.database.getRepository(table).find()).map((row) => JSON.parse(JSON.stringify(row)) as ObjectLiteral);
    return rows.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  };

  return {
    given: (...told: readonly Told<E>[]) => {
      const play = async (): Promise<void> => {
        await append(told);
        await follow(1);
        const live = await Promise.all(projection.tables.map(rowsOf));
        for (const table of projection.tables) await db.database.getRepository(table).clear();
        await db.pool.query('DELETE FROM checkpoints');
        await follow(1_000);
        expect(await Promise.all(projection.tables.map(rowsOf))).toEqual(live);
      };
      return {
        /** These rows and no others, in any order; each needs to match only in the columns it names. */
        thenRows: async (...expected: readonly object[]): Promise<void> => {
          await play();
          const rows = await rowsOf(projection.tables[0] as EntityTarget<ObjectLiteral>);
          expect(rows).toHaveLength(expected.length);
          expect(rows).toEqual(expect.arrayContaining(expected.map((row) => expect.objectContaining(row as Record<string, unknown>))));
        },
        /** The rows of one of several tables. */
        rowsOf: async (table: EntityTarget<ObjectLiteral>): Promise<ObjectLiteral[]> => {
          await play();
          return rowsOf(table);
        },
      };
    },
  };
};

/** A recorded fact as a pure fold sees it, for tests that need no database. */
export const recordedFact = <E extends AnyFact>(
  stream: string,
  version: number,
  fact: E,
  metadata: Readonly<Record<string, string>> = {},
): Recorded<E> => ({
  ...fact,
  id: freshId(),
  stream,
  version,
  position: BigInt(version),
  recordedAt: '2026-01-15T09:00:00.000Z',
  metadata: { occurredAt: '2026-01-15T09:00:00.000Z', ...metadata },
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PostgresEventStore } from '@hub/event-store';
import { openConnections } from '@hub/hub';
import { openPool } from '@hub/platform';
import { StandIn } from '@hub/testing/event-store';
import { testConfig } from '@hub/testing/platform';
import type pg from 'pg';
import { freshDatabase, hubCommand } from '../setup/hub-command.js';
import { tellStory } from '../setup/story-of-samples.js';

const LONG = 120_000;

describe('a hub that moves from PostgreSQL to KurrentDB, and keeps its database for the read side', () => {
  let standIn: StandIn;
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let pool: pg.Pool;
  const summary = async (at: Parameters<typeof hubCommand>[0]) => {
    const { code, out, err } = await hubCommand(at, 'summary', '--json');
    expect([code, err]).toEqual([0, '']);
    return { ...(JSON.parse(out) as object), position: null };
  };

  beforeAll(async () => {
    standIn = await StandIn.start();
    database = await freshDatabase();
    const connections = await openConnections(testConfig(), database.url, 'hub-test');
    await Promise.all([connections.database.destroy(), connections.pool.end()]);
    pool = openPool({ url: database.url, application: 'hub-test' });
    const store = new PostgresEventStore(pool);
    const versions = new Map<string, number>();
    for (const { stream, fact } of tellStory())
      versions.set(stream, (await store.append(stream, [fact], versions.get(stream) ?? 0)).version);
  }, LONG);
  afterAll(async () => {
    await pool.end();
    await database.drop();
    await standIn.stop();
  }, LONG);

  it(
    'is refused until its read models are built again, has the same ones then, and loses no name',
    async () => {
      const [before, after] = [database.url, { DATABASE_URL: database.url, KURRENTDB_URL: standIn.url }];
      const there = await summary(before);
      await pool.query(`INSERT INTO people_directory VALUES ('p-1', 'A name (synthetic)', NULL, false)`);
      expect((await hubCommand(before, 'store', 'copy', '--to', standIn.url)).code).toBe(0);

      const refused = await hubCommand(after, 'summary');
      expect([refused.code, refused.out]).toEqual([1, '']);
      expect(refused.err).toMatch(/^The read models were made of a log in PostgreSQL\. .*hub rebuild --all\n$/);
      expect((await hubCommand(after, 'verify')).code).toBe(0);

      expect(await hubCommand(after, 'rebuild', '--all')).toMatchObject({ code: 0, err: '' });
      expect(await summary(after)).toEqual(there);
      expect((await pool.query('SELECT person_id FROM people_directory')).rows).toContainEqual({ person_id: 'p-1' });

      expect((await hubCommand(before, 'summary')).err).toContain('made of a log in KurrentDB');
      expect(await hubCommand(before, 'rebuild', '--all')).toMatchObject({ code: 0, err: '' });
      expect(await summary(before)).toEqual(there);
    },
    LONG,
  );
});

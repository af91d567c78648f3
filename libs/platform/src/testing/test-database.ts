import { randomBytes } from 'node:crypto';
import { type EventStore, PostgresEventStore } from '@hub/event-store';
import type pg from 'pg';
import type { DataSource, MixedList } from 'typeorm';
import { type Config, readConfig } from '../config/config.js';
import { migrate, openDatabase, openPool } from '../database/database.js';

/** A schema of its own in the PostgreSQL of this test run: nothing of another test is in it. */
export type TestDatabase = Readonly<{
  url: string;
  schema: string;
  config: Config;
  database: DataSource;
  pool: pg.Pool;
  store: EventStore;
  close: () => Promise<void>;
}>;

/** @throws {Error} when no PostgreSQL was started for the run: a test that needs one never passes without. */
export const testDatabaseUrl = (): string => {
  const url = process.env['HUB_TEST_DATABASE_URL'];
  if (!url) throw new Error('no PostgreSQL was started for this test run; use npm test');
  return url;
};

/** A configuration for tests: quiet, on the test's database, with what `env` changes. */
export const testConfig = (env: NodeJS.ProcessEnv = {}): Config =>
  readConfig({ NODE_ENV: 'test', DATABASE_URL: testDatabaseUrl(), HUB_DEMO: 'off', LOG_LEVEL: 'silent', PORT: '0', ...env });

export const freshSchema = (): string => `t_${randomBytes(8).toString('hex')}`;

/** Opens a fresh schema with all of `migrations` run; without migrations it is empty. */
export const openTestDatabase = async (
  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- TypeORM's own type of a list of classes
  entities: MixedList<Function>,
  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type
  migrations: MixedList<Function>,
): Promise<TestDatabase> => {
  const url = testDatabaseUrl();
  const schema = freshSchema();
  const application = 'hub-test';
  const admin = openPool({ url, application });
  await admin.query(`CREATE SCHEMA ${schema}`);
  const database = await openDatabase({ url, schema, application, entities, migrations });
  await migrate(database);
  const pool = openPool({ url, schema, application });
  return {
    url,
    schema,
    config: testConfig(),
    database,
    pool,
    store: new PostgresEventStore(pool),
    close: async () => {
      if (database.isInitialized) await database.destroy();
      if (!pool.ended) await pool.end();
      await admin.query(`DROP SCHEMA ${schema} CASCADE`);
      await admin.end();
    },
  };
};

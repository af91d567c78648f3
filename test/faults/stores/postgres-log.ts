import { EVENT_STORE_SCHEMA, GROUP_COMMIT_SCHEMA, PostgresEventStore } from '@hub/event-store';
import { openPool } from '@hub/platform';
import { freshSchema } from '@hub/testing/platform';
import type pg from 'pg';

/** A log in a schema of its own: its store, the pool of it, and a way to open it once more, as another process or over another URL. */
export type PostgresLog = Readonly<{
  schema: string;
  pool: pg.Pool;
  store: PostgresEventStore;
  open: (url?: string) => Readonly<{ pool: pg.Pool; store: PostgresEventStore }>;
  close: () => Promise<void>;
}>;

/** Makes a log in a PostgreSQL server. */
export const makePostgresLog = async (address: string): Promise<PostgresLog> => {
  const schema = freshSchema();
  const pools: pg.Pool[] = [];
  const open = (url = address) => {
    const pool = openPool({ url, schema, application: 'hub-test' });
    pools.push(pool);
    return { pool, store: new PostgresEventStore(pool) };
  };
  const own = open();
  await own.pool.query(`CREATE SCHEMA ${schema}; ${EVENT_STORE_SCHEMA} ${GROUP_COMMIT_SCHEMA}`);
  const close = async (): Promise<void> => {
    await own.pool.query(`DROP SCHEMA ${schema} CASCADE`).finally(() => Promise.all(pools.map((pool) => pool.end())));
  };
  return { schema, ...own, open, close };
};

import { randomBytes } from 'node:crypto';
import { asWritten, copyLog, EventStore } from '@hub/event-store';
import { CannotGoOn, PostgresLogWriter } from '@hub/hub';
import { Followers } from '@hub/platform';
import type pg from 'pg';
import { type OpenHub, withHub, withHubIn } from './open-hub.js';

const PREFIX = 'dryrun_';
/** The first half of the lock on a scratch schema, held for as long as somebody uses it; the second half is made of its name. */
const IN_USE = 721_833;

/**
 * Opens a copy of the hub in a schema of its own: the same facts in the same order, read models built from them. What happens there
 * leaves no trace in the hub. The schema is dropped afterwards, and so is what a killed run left behind.
 */
export const withScratchHub = async <T>(use: (hub: OpenHub) => Promise<T>): Promise<T> =>
  withHub(async ({ app, connections: { pool } }) => {
    const schema = `${PREFIX}${randomBytes(8).toString('hex')}`;
    const keeper = await pool.connect();
    try {
      await create(keeper, schema);
      return await withHubIn({ schema }, async (scratch) => {
        await assertApart(scratch, schema);
        const writer = new PostgresLogWriter(scratch.connections.pool);
        await copyLog(asWritten(app.get(EventStore)), asWritten(scratch.app.get(EventStore)), { writer });
        await scratch.app.get(Followers).settle();
        return use(scratch);
      });
    } finally {
      await keeper.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
      // The lock goes with the session.
      keeper.release(true);
    }
  });

const create = async (keeper: pg.PoolClient, schema: string): Promise<void> => {
  await dropLeftovers(keeper);
  await keeper.query('SELECT pg_advisory_lock($1, hashtext($2))', [IN_USE, schema]);
  try {
    await keeper.query(`CREATE SCHEMA ${schema}`);
  } catch (error) {
    if ((error as { code?: string }).code === '42501')
      throw new CannotGoOn('A dry run needs a scratch schema, and the user of DATABASE_URL may not make one (CREATE on the database).');
    throw error;
  }
};

/** An address can name a schema itself (`?options=`), and then everything would happen in the hub after all. */
const assertApart = async ({ connections: { pool, database } }: OpenHub, schema: string): Promise<void> => {
  const ask = 'SELECT current_schema() AS name';
  const [written, read] = await Promise.all([pool.query<{ name: string }>(ask), database.query<{ name: string }[]>(ask)]);
  if (written.rows[0]?.name !== schema || read[0]?.name !== schema)
    throw new CannotGoOn('A dry run needs a scratch schema, and DATABASE_URL sets the schema itself; take `options` out of it.');
};

const dropLeftovers = async (keeper: pg.PoolClient): Promise<void> => {
  const { rows } = await keeper.query<{ name: string }>(`SELECT nspname AS name FROM pg_namespace WHERE nspname ~ $1`, [
    `^${PREFIX}[0-9a-f]{16}$`,
  ]);
  for (const { name } of rows) {
    const { rows: locks } = await keeper.query<{ free: boolean }>('SELECT pg_try_advisory_lock($1, hashtext($2)) AS free', [IN_USE, name]);
    if (!locks[0]?.free) continue;
    await keeper.query(`DROP SCHEMA IF EXISTS ${name} CASCADE`);
    await keeper.query('SELECT pg_advisory_unlock($1, hashtext($2))', [IN_USE, name]);
  }
};

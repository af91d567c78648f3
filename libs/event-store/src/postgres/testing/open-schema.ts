import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { GROUP_COMMIT_SCHEMA } from '../group-commit-schema.js';
import { EVENT_STORE_SCHEMA } from '../schema.js';

const serverUrl = (): URL => {
  const url = process.env['HUB_TEST_DATABASE_URL'];
  if (!url) throw new Error('no PostgreSQL was started for this test run; use npm test');
  return new URL(url);
};

/** Where the server of this test run listens. */
export const serverPlace = (): Readonly<{ host: string; port: number }> => {
  const { hostname, port } = serverUrl();
  return { host: hostname, port: Number(port) };
};

const poolIn = (schema: string, port?: number): pg.Pool => {
  const url = serverUrl();
  if (port !== undefined) [url.hostname, url.port] = ['127.0.0.1', String(port)];
  const pool = new pg.Pool({
    connectionString: url.href,
    max: 8,
    connectionTimeoutMillis: 2_000,
    options: `-c search_path=${schema}`,
    application_name: schema,
  });
  pool.on('error', () => undefined);
  return pool;
};

/** A schema of its own with the tables of the store, for as many pools as a test opens; each stands for a process. */
export const openSchema = async () => {
  const schema = `t_${randomUUID().replaceAll('-', '')}`;
  const pools = [poolIn(schema)];
  await pools[0]?.query(`CREATE SCHEMA ${schema}; ${EVENT_STORE_SCHEMA} ${GROUP_COMMIT_SCHEMA}`);
  return {
    /** Also the name that its connections give themselves. */
    schema,
    /** `port` is that of something between the pool and the server. */
    pool: (port?: number): pg.Pool => {
      const pool = poolIn(schema, port);
      pools.push(pool);
      return pool;
    },
    close: async (): Promise<void> => {
      await pools[0]?.query(`DROP SCHEMA ${schema} CASCADE`);
      await Promise.all(pools.map((pool) => pool.end()));
    },
  };
};

import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import pg from 'pg';
import { measure } from '../measuring/callers.mjs';
import { FACTS, factOf, metadataOf } from '../story.mjs';

const DEBIAN = '/usr/lib/postgresql';
const SENT = ['type', 'data', 'metadata'];
/** Rows that no other one is in the way of, whichever indexes there are. */
const insertWith = (values) =>
  `INSERT INTO inserted (stream, version, id, ${SENT.join(', ')})
   VALUES ('box-' || trunc(random() * 9000)::int, trunc(random() * 2000000000)::int, gen_random_uuid(), ${values.join(', ')})`;
const UNIQUE = ', UNIQUE (id), UNIQUE (stream, version)';

/** Where pgbench is: on the PATH, or where Debian puts it. */
const findPgbench = () => {
  const debian = existsSync(DEBIAN) ? readdirSync(DEBIAN).map((version) => join(DEBIAN, version, 'bin')) : [];
  return [...(process.env.PATH ?? '').split(delimiter), ...debian]
    .map((folder) => join(folder, 'pgbench'))
    .find((path) => existsSync(path));
};

/** What is sent of a row: as much as an append of one writes. */
const sent = () => {
  const { type, data } = factOf(1, FACTS + 1);
  return [type, JSON.stringify(data), JSON.stringify(metadataOf())];
};

const run = (program, args) =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      const text = Buffer.concat(said).toString();
      if (code === 0) resolve(text);
      else reject(new Error(`pgbench ended with ${code}: ${text}`));
    });
  });

const withPgbench = (program) => async (url, callers, ms) => {
  const folder = mkdtempSync(join(tmpdir(), 'hub-pgbench-'));
  try {
    const script = join(folder, 'insert.sql');
    writeFileSync(script, `${insertWith(SENT.map((name) => `:${name}`)).replaceAll('\n', ' ')};\n`);
    const values = sent().flatMap((value, index) => ['-D', `${SENT[index]}=${value}`]);
    const threads = Math.min(callers, availableParallelism());
    const size = ['-c', String(callers), '-j', String(threads), '-T', String(Math.max(1, Math.round(ms / 1_000)))];
    const said = await run(program, ['-n', '-M', 'prepared', '-f', script, ...size, ...values, url]);
    const rate = Number(/^tps = ([\d.]+)/m.exec(said)?.[1]);
    const average = Number(/^latency average = ([\d.]+) ms/m.exec(said)?.[1]);
    if (!Number.isFinite(rate)) throw new Error(`pgbench said: ${said}`);
    return { rate, average };
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** What takes the place of pgbench where there is none: the same prepared INSERT through node-postgres, a connection for each caller. */
const withoutPgbench = async (url, callers, ms) => {
  const pool = new pg.Pool({ connectionString: url, max: callers });
  const text = insertWith(SENT.map((_name, index) => `$${index + 1}`));
  const insert = () => pool.query({ name: 'insert', text, values: sent() });
  try {
    await Promise.all(Array.from({ length: callers }, insert));
    const { rate, p50 } = await measure({ items: [0], callers, ms }, insert);
    return { rate, average: p50 };
  } finally {
    await pool.end();
  }
};

/**
 * What a durable INSERT costs at least: rows of one size into a table that has a primary key and nothing else, one to a transaction.
 * With `unique` the table has the unique indexes that the hub's has, and is one that keeps events apart. `isPgbench` tells whether pgbench measures it or, where there is none, what takes its place.
 */
export const insertFloor = () => {
  const program = findPgbench();
  const measureWith = program ? withPgbench(program) : withoutPgbench;
  return {
    isPgbench: program !== undefined,
    version: async () => (program ? (/\d+(\.\d+)*/.exec(await run(program, ['--version']))?.[0] ?? '') : undefined),
    measure: async (url, callers, ms, { unique }) => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      try {
        await client.query('DROP TABLE IF EXISTS inserted');
        await client.query(
          `CREATE TABLE inserted (position bigserial PRIMARY KEY, stream text COLLATE "C" NOT NULL, version integer NOT NULL, id uuid NOT NULL,
           type text NOT NULL, data jsonb NOT NULL, metadata jsonb NOT NULL, recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()${unique ? UNIQUE : ''})`,
        );
      } finally {
        await client.end();
      }
      return measureWith(url, callers, ms);
    },
  };
};

import { Buffer } from 'node:buffer';
import { performance } from 'node:perf_hooks';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

const CHUNK = 64 * 1024;

/** Lines of `COPY`, in pieces as large as the network likes them. */
const inChunks = (lines) => {
  const chunks = [];
  let chunk = '';
  for (const line of lines) {
    chunk += `${line}\n`;
    if (chunk.length < CHUNK) continue;
    chunks.push(Buffer.from(chunk));
    chunk = '';
  }
  if (chunk !== '') chunks.push(Buffer.from(chunk));
  return chunks;
};

/**
 * How fast rows get into a table at most: COPY into one like `table`, with its keys, committed at the end.
 * @returns rows a second.
 */
export const measureCopy = async (url, table, lines) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('DROP TABLE IF EXISTS copied');
    await client.query(`CREATE TABLE copied (LIKE ${table} INCLUDING ALL)`);
    const chunks = inChunks(lines);
    const started = performance.now();
    await pipeline(Readable.from(chunks), client.query(copyFrom('COPY copied FROM STDIN')));
    const seconds = (performance.now() - started) / 1_000;
    const { rows } = await client.query('SELECT count(*)::int AS count FROM copied');
    if (rows[0].count !== lines.length) throw new Error(`${rows[0].count} rows were copied, not ${lines.length}`);
    await client.query('DROP TABLE copied');
    return { rate: lines.length / seconds };
  } finally {
    await client.end();
  }
};

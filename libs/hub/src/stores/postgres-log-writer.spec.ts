import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CopyFailed, copyLog } from '@hub/event-store';
import { platformMigrations } from '@hub/platform';
import { openTestDatabase, type TestDatabase } from '@hub/testing/platform';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { LogMoved, PostgresLogWriter } from './postgres-log-writer.js';

const FACTS = 5_000;

let [source, destination]: TestDatabase[] = [];
const from = () => source as TestDatabase;
const to = () => destination as TestDatabase;
beforeEach(async () => {
  [source, destination] = [await openTestDatabase([], platformMigrations), await openTestDatabase([], platformMigrations)];
  // A hundred streams in an order that is no rule's, some facts of one in a row.
  await from().pool.query(`
    INSERT INTO events (position, stream, version, id, type, data, metadata)
    SELECT position, 'jar-' || jar, row_number() OVER (PARTITION BY jar ORDER BY position), md5(position::text)::uuid, 'coins-added.v1',
           jsonb_build_object('n', position), '{"actor": "anna"}'
    FROM (SELECT n AS position, (n / 2 * 7919 + n / 5) % 100 AS jar FROM generate_series(1, ${FACTS}) n) told ORDER BY position;
    UPDATE event_head SET position = ${FACTS}`);
}, 60_000);
afterEach(async () => {
  await from().close();
  await to().close();
});

const copy = () => copyLog(from().store, to().store, { writer: new PostgresLogWriter(to().pool) });
const logOf = ({ store }: TestDatabase) => store.readAll(0n, FACTS + 1);

describe('a log that is written straight into PostgreSQL', () => {
  it('is the log it was copied from, to the last millisecond', async () => {
    expect(await copy()).toMatchObject({ outcome: 'done', copied: FACTS, differences: [] });
    expect(await logOf(to())).toEqual(await logOf(from()));
    expect(await to().store.head()).toBe(BigInt(FACTS));
  }, 60_000);

  it('can be appended to afterwards', async () => {
    await copy();
    const fact = { id: randomUUID(), type: 'coins-added.v1', data: {}, metadata: {} };
    expect(await to().store.append('jar-new', [fact], 0)).toMatchObject({ version: 1, position: BigInt(FACTS) + 1n });
  }, 60_000);

  it('is a prefix when its connection is cut in the middle of a write, and goes on', async () => {
    const other = await to().pool.connect();
    await other.query('BEGIN');
    await other.query('SELECT FROM event_head FOR UPDATE');
    const { rows } = await other.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const failed = expect(copy()).rejects.toBeInstanceOf(CopyFailed);
    const cut = async (): Promise<number | null> => {
      const { rowCount } = await from().pool.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%WITH moved%' AND $1 = ANY (pg_blocking_pids(pid))`,
        [rows[0]?.pid],
      );
      return rowCount;
    };
    while ((await cut()) === 0) await wait(10);
    await failed;
    await other.query('ROLLBACK');
    other.release();
    expect(await to().store.head()).toBe(0n);
    expect(await copy()).toMatchObject({ before: 0, copied: FACTS, differences: [] });
  }, 60_000);

  it('is a prefix when an answer is lost after the write, and goes on', async () => {
    class AnswerLost extends PostgresLogWriter {
      private writes = 0;
      override async write(...piece: Parameters<PostgresLogWriter['write']>) {
        const end = await super.write(...piece);
        if ((this.writes += 1) === 3) throw new Error('the answer was lost');
        return end;
      }
    }
    await expect(copyLog(from().store, to().store, { writer: new AnswerLost(to().pool) })).rejects.toThrow('the answer was lost');
    expect(await to().store.head()).toBe(1_500n);
    expect(await copy()).toMatchObject({ before: 1_500, copied: FACTS - 1_500, differences: [] });
    expect(await logOf(to())).toEqual(await logOf(from()));
  }, 60_000);

  it('is not written to a destination that somebody else writes to', async () => {
    const writer = new PostgresLogWriter(to().pool);
    const facts = await from().store.readAll(0n, 3);
    const [first, second, third] = facts as [(typeof facts)[0], (typeof facts)[0], (typeof facts)[0]];
    expect(await writer.write([first], 0n)).toBe(1n);
    await to().store.append('own', [{ id: randomUUID(), type: 'coins-added.v1', data: {}, metadata: {} }], 0);
    await expect(writer.write([second, third], 1n)).rejects.toBeInstanceOf(LogMoved);
    expect((await logOf(to())).map(({ stream }) => stream)).toEqual([first.stream, 'own']);
  }, 60_000);
});

import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { freshId } from '../../acts/ids.js';
import { platformMigrations } from '../../database/platform-migrations.js';
import { followLog, takerOf } from '../../testing/follow-log.js';
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.js';
import { Diary, DIARY_TABLE, DiaryRow } from '../../testing/toy/diary.projection.js';
import { CheckpointRow } from '../checkpoint.row.js';
import { Leases } from '../following/leases.js';
import { listParked } from '../following/parked.js';
import { takeTogether } from '../following/taking/take-facts.js';
import { Fenced } from '../following/taking/taker.js';
import { rebuildProjection, RebuildInterrupted, type RebuildProgress, RebuildRunning } from './rebuild.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase([CheckpointRow, DiaryRow], platformMigrations);
  await db.pool.query(DIARY_TABLE);
  await db.pool.query('CREATE INDEX diary_by_stream ON diary (stream); CREATE VIEW report AS SELECT count(*)::int AS lines FROM diary');
});
beforeEach(() => db.pool.query('TRUNCATE events, checkpoints, parked, diary, leases; UPDATE event_head SET position = 0'));
afterAll(() => db.close());

const tell = async (count: number, stream = freshId()): Promise<void> => {
  const { length } = await db.store.read(stream);
  const facts = Array.from({ length: count }, () => ({ id: freshId(), type: 'good.v1', data: {}, metadata: {} }));
  await db.store.append(stream, facts, length);
};
const lines = async (table = 'diary'): Promise<number[]> =>
  (await db.pool.query<{ position: number }>(`SELECT position FROM ${table} ORDER BY position`)).rows.map(({ position }) => position);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
/** The database, in which a transaction begins when all of these are over. */
const after = (others: readonly Promise<unknown>[]): typeof db.database =>
  Object.assign(Object.create(db.database) as typeof db.database, {
    transaction: async (work: (tx: EntityManager) => Promise<unknown>) => {
      await Promise.all(others);
      return db.database.transaction(work);
    },
  });
const leftovers = async () =>
  (await db.pool.query(`SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename LIKE '%\\_\\_next'`)).rows;

describe('a rebuild', () => {
  it('makes the same rows from the first fact, while readers keep the old ones until it is through', async () => {
    const diary = new Diary('a.v1');
    await tell(6);
    await followLog(db.database, db.store, diary);
    await db.pool.query(`UPDATE diary SET stream = 'wrong'`);
    const seenMeanwhile: number[] = [];
    diary.mishap = async () => {
      seenMeanwhile.push((await lines()).length);
    };
    expect(await rebuildProjection(db.database, db.store, diary)).toBe(6n);
    expect(await lines()).toEqual(upTo(6));
    expect((await db.pool.query(`SELECT count(*)::int AS wrong FROM diary WHERE stream = 'wrong'`)).rows).toEqual([{ wrong: 0 }]);
    expect(new Set(seenMeanwhile)).toEqual(new Set([6]));
    expect(await leftovers()).toEqual([]);
  });

  it('leaves the tables what they were: indexes, and views of those who report on them', async () => {
    await tell(3);
    await rebuildProjection(db.database, db.store, new Diary('a.v1'));
    expect((await db.pool.query('SELECT lines FROM report')).rows).toEqual([{ lines: 3 }]);
    const { rows } = await db.pool.query(`SELECT indexname FROM pg_indexes WHERE tablename = 'diary' ORDER BY 1`);
    expect(rows).toEqual([{ indexname: 'diary_by_stream' }, { indexname: 'diary_pkey' }]);
  });

  it('ends where the live one stands, or later, and the live one goes on from there without a skip or a repeat', async () => {
    const diary = new Diary('a.v1');
    await tell(4);
    const live = await takerOf(db.database, diary);
    await takeTogether(db.database, [live], await db.store.readAll(0n, 2), 2n);
    expect(await rebuildProjection(db.database, db.store, diary)).toBe(4n);
    await expect(takeTogether(db.database, [live], await db.store.readAll(2n, 10), 4n)).rejects.toBeInstanceOf(Fenced);
    await tell(2);
    await followLog(db.database, db.store, diary);
    expect(await lines()).toEqual(upTo(6));
  });

  it('never takes readers back in time, though facts keep coming while it is built', async () => {
    const diary = new Diary('a.v1');
    await tell(3);
    await followLog(db.database, db.store, diary);
    let more = 3;
    const rebuilding = new Diary('a.v1');
    rebuilding.mishap = async ({ position }) => {
      if (position !== 2n && position !== 3n) return;
      more += 1;
      await tell(1);
      await followLog(db.database, db.store, diary);
    };
    expect(await rebuildProjection(db.database, db.store, rebuilding)).toBe(BigInt(more));
    expect(await lines()).toEqual(upTo(more));
  });

  it('that was interrupted goes on where it was; one that another build began is begun again', async () => {
    for (let n = 0; n < 3; n += 1) await tell(4_000);
    const taken: number[] = [];
    const interrupting = () => {
      const controller = new AbortController();
      return {
        signal: controller.signal,
        onProgress: ({ facts }: RebuildProgress) => {
          taken.push(facts);
          controller.abort();
        },
      };
    };
    const build = (name: string, options = {}) => rebuildProjection(db.database, db.store, new Diary('a.v1'), { build: name, ...options });
    await expect(build('one', interrupting())).rejects.toBeInstanceOf(RebuildInterrupted);
    await expect(build('one', interrupting())).rejects.toMatchObject({ position: 10_000n });
    expect(await lines('diary__next')).toHaveLength(10_000);
    await expect(build('two', interrupting())).rejects.toMatchObject({ position: 5_000n });
    expect(await build('two')).toBe(12_000n);
    expect(await lines()).toHaveLength(12_000);
    expect(taken).toEqual([5_000, 5_000, 5_000]);
  });

  it('ends soon after it was told to, however slow it is, and goes on from where it was', async () => {
    await tell(5_000);
    const slow = new Diary('a.v1');
    const controller = new AbortController();
    let applied = 0;
    slow.mishap = async () => {
      await wait(5);
      if ((applied += 1) === 1_500) controller.abort();
    };
    const interrupted = await rebuildProjection(db.database, db.store, slow, { signal: controller.signal }).catch(
      (error: unknown) => error,
    );
    expect(interrupted).toBeInstanceOf(RebuildInterrupted);
    const { position } = interrupted as RebuildInterrupted;
    expect(applied).toBe(1_500);
    expect(Number(position)).toBeGreaterThan(0);
    expect(await lines('diary__next')).toEqual(upTo(Number(position)));
    slow.mishap = () => void (applied += 1);
    expect(await rebuildProjection(db.database, db.store, slow)).toBe(5_000n);
    expect(applied).toBe(6_500 - Number(position));
    expect(await lines()).toEqual(upTo(5_000));
  }, 60_000);

  it('tells how far it has come', async () => {
    const told: RebuildProgress[] = [];
    await tell(5_500);
    await rebuildProjection(db.database, db.store, new Diary('a.v1'), { onProgress: (progress) => told.push(progress) });
    expect(told.map(({ facts, done }) => [facts, Math.round(done * 100)])).toEqual([
      [5_000, 91],
      [5_500, 100],
    ]);
    expect(told.at(-1)).toMatchObject({ behind: { amount: 0n, unit: 'facts' }, secondsLeft: 0 });
  });

  it('parks what it cannot take, in place of what was parked before', async () => {
    const diary = new Diary('a.v1');
    await tell(2, 'bad');
    await tell(1, 'good');
    await db.pool.query(`INSERT INTO parked VALUES ('a.v1', 'good', 1, 3, 'good.v1', 'mended since', 1, now(), false)`);
    diary.mishap = ({ stream }) => {
      if (stream === 'bad') throw new Error('a bug');
    };
    await rebuildProjection(db.database, db.store, diary);
    expect(await lines()).toEqual([3]);
    expect((await listParked(db.database)).map(({ follower, stream, version }) => [follower, stream, version])).toEqual([
      ['a.v1', 'bad', 1],
      ['a.v1', 'bad', 2],
    ]);
  });

  it('that was interrupted remembers which streams it had parked', async () => {
    const diary = new Diary('a.v1');
    await tell(1, 'bad');
    await tell(5_000);
    await tell(2, 'bad');
    diary.mishap = ({ stream }) => {
      if (stream === 'bad') throw new Error('a bug');
    };
    const controller = new AbortController();
    const options = { signal: controller.signal, onProgress: () => controller.abort() };
    await expect(rebuildProjection(db.database, db.store, diary, options)).rejects.toBeInstanceOf(RebuildInterrupted);
    diary.mishap = () => undefined;
    expect(await rebuildProjection(db.database, db.store, diary)).toBe(5_003n);
    expect((await listParked(db.database)).map(({ version, error }) => [version, error])).toEqual([
      [1, 'Error: a bug'],
      [2, null],
      [3, null],
    ]);
    expect(await lines()).toHaveLength(5_000);
  }, 60_000);

  it('parks also what comes last in a parked stream, while the live one goes on', async () => {
    const [diary, rebuilding] = [new Diary('a.v1'), new Diary('a.v1')];
    await tell(1, 'bad');
    await tell(3);
    await followLog(db.database, db.store, diary);
    let failing = true;
    rebuilding.mishap = ({ stream }) => {
      if (stream === 'bad' && failing) throw new Error('a bug');
    };
    const onProgress = async (): Promise<void> => {
      if (!failing) return;
      failing = false;
      await tell(1, 'bad');
      await tell(1);
      await followLog(db.database, db.store, diary);
    };
    // The last facts come when it has caught up, and before it takes the place of the old one.
    const late: Promise<unknown>[] = [];
    const options = { onProgress: () => void late.push(onProgress()) };
    expect(await rebuildProjection(after(late), db.store, rebuilding, options)).toBe(6n);
    expect((await listParked(db.database)).map(({ version, error }) => [version, error])).toEqual([
      [1, 'Error: a bug'],
      [2, null],
    ]);
    expect(await lines()).toEqual([2, 3, 4, 6]);
  });

  it('that another process took over changes nothing', async () => {
    const diary = new Diary('a.v1');
    await tell(3);
    await followLog(db.database, db.store, diary);
    await db.pool.query(`UPDATE diary SET stream = 'old'`);
    const overtaken: Promise<unknown>[] = [];
    const onProgress = (): void => void overtaken.push(db.pool.query(`UPDATE checkpoints SET epoch = epoch + 1 WHERE name = 'a.v1~next'`));
    await expect(rebuildProjection(after(overtaken), db.store, diary, { onProgress })).rejects.toBeInstanceOf(RebuildRunning);
    expect((await db.pool.query(`SELECT DISTINCT stream FROM diary`)).rows).toEqual([{ stream: 'old' }]);
  });

  it('gives back its lease for good, though it is just being renewed', async () => {
    await tell(3);
    const leases: { renew: (this: Leases, followers: readonly string[]) => ReturnType<Leases['renew']> } = Leases.prototype;
    const { renew } = leases;
    let calls = 0;
    let begin: () => void = () => undefined;
    const renewing = new Promise<void>((resolve) => (begin = resolve));
    leases.renew = async function (followers) {
      calls += 1;
      if (calls === 2) {
        begin();
        await wait(500);
      }
      return renew.call(this, followers);
    };
    const diary = new Diary('a.v1');
    diary.mishap = () => renewing;
    try {
      await rebuildProjection(db.database, db.store, diary);
      await wait(1_000);
    } finally {
      leases.renew = renew;
    }
    expect((await db.pool.query('SELECT follower FROM leases')).rows).toEqual([]);
  }, 30_000);

  it('is refused while another process builds the same one', async () => {
    const other = new Leases(db.database, 'guest');
    await other.renew(['a.v1~next']);
    await expect(rebuildProjection(db.database, db.store, new Diary('a.v1'))).rejects.toBeInstanceOf(RebuildRunning);
    await other.release();
    await rebuildProjection(db.database, db.store, new Diary('a.v1'));
  });
});

import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { Recorded } from '@hub/event-store';
import { openTestDatabase, type TestDatabase, testConfig } from '@hub/testing/platform';
import type { EntityManager } from 'typeorm';
import { freshId } from '../acts/ids.js';
import { openDatabase } from '../database/database.js';
import { toyMigrations, toyRows } from '../testing/toy/box.projection.js';
import { AppendSignal } from './append-signal.js';
import { CheckpointRow } from './checkpoint.row.js';
import { step } from './follow.js';
import { type Follower, TryAgain } from './follower.js';
import { Followers, UnknownProjection } from './followers.js';
import { Projection } from './projection.js';

let db: TestDatabase;
beforeAll(async () => {
  Logger.overrideLogger(false);
  db = await openTestDatabase(toyRows, toyMigrations);
  await db.pool.query('CREATE TABLE seen (follower text NOT NULL, position bigint NOT NULL)');
});
beforeEach(() => db.pool.query('TRUNCATE events, checkpoints, seen; UPDATE event_head SET position = 0'));
afterAll(() => db.close());

type Mishap = (fact: Recorded, tx: EntityManager) => Promise<void> | void;

/** Writes down every fact it takes, so that one taken twice or skipped shows. `mishap` happens after that, in the same transaction. */
class Diary extends Projection {
  override readonly tables = [];
  override readonly on = ['good.v1'] as readonly string[];
  mishap: Mishap = () => undefined;

  constructor(override readonly name: string) {
    super();
  }

  override async apply(fact: Recorded, tx: EntityManager): Promise<void> {
    await tx.query('INSERT INTO seen VALUES ($1, $2)', [this.name, fact.position.toString()]);
    await this.mishap(fact, tx);
  }
}

const append = async (count: number, type = 'good.v1'): Promise<bigint> => {
  const facts = Array.from({ length: count }, () => ({ id: freshId(), type, data: {}, metadata: {} }));
  return (await db.store.append(freshId(), facts, 0)).position;
};
const seen = async (name: string): Promise<number[]> => {
  const { rows } = await db.pool.query<{ position: number }>('SELECT position::int FROM seen WHERE follower = $1 ORDER BY position', [
    name,
  ]);
  return rows.map(({ position }) => position);
};
const checkpoint = async (name: string) => {
  const row = await db.database.getRepository(CheckpointRow).findOneBy({ name });
  return row && { position: Number(row.position), error: row.error };
};
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
const failAt =
  (position: number, error: unknown = new Error('a bug')): Mishap =>
  (fact) => {
    if (Number(fact.position) === position) throw error;
  };

const open: Followers[] = [];
const followersOf = (...followers: Follower[]): Followers => {
  const signal = new AppendSignal();
  const discovery = { getProviders: () => [{ instance: {} }, { instance: undefined }, ...followers.map((instance) => ({ instance }))] };
  const all = new Followers(discovery as never, db.store, db.database, signal, testConfig({ HUB_PROJECTIONS: 'off' }));
  all.onModuleInit();
  open.push(all);
  return all;
};
afterAll(async () => {
  for (const each of open) await each.beforeApplicationShutdown();
});

describe('a step of a follower', () => {
  it('takes a batch and moves the checkpoint with it', async () => {
    const diary = new Diary('a.v1');
    await append(5);
    expect(await step(db.database, db.store, diary, 3)).toEqual({ outcome: 'moved', more: true });
    expect(await checkpoint('a.v1')).toEqual({ position: 3, error: null });
    expect(await step(db.database, db.store, diary, 3)).toEqual({ outcome: 'moved', more: false });
    expect(await step(db.database, db.store, diary, 3)).toEqual({ outcome: 'at-the-end' });
    expect(await seen('a.v1')).toEqual(upTo(5));
  });

  it('passes by what the follower does not want', async () => {
    const diary = new Diary('a.v1');
    await append(2, 'other.v1');
    await append(1);
    await append(1, 'other.v1');
    await step(db.database, db.store, diary, 100);
    expect(await seen('a.v1')).toEqual([3]);
    expect(await checkpoint('a.v1')).toEqual({ position: 4, error: null });
  });

  it('leaves neither rows nor checkpoint when the process dies before it commits', async () => {
    const diary = new Diary('a.v1');
    await append(3);
    await step(db.database, db.store, diary, 2);
    // The server ends the connection after the row was written, as it does for a process that was killed.
    diary.mishap = async (_fact, tx) => {
      await tx.query('SELECT pg_terminate_backend(pg_backend_pid())');
    };
    expect(await step(db.database, db.store, diary, 2)).toMatchObject({ outcome: 'again', error: { code: '57P01' } });
    expect(await seen('a.v1')).toEqual([1, 2]);
    expect(await checkpoint('a.v1')).toEqual({ position: 2, error: null });
    diary.mishap = () => undefined;
    await step(db.database, db.store, diary, 2);
    expect(await seen('a.v1')).toEqual([1, 2, 3]);
  });

  it.each([1, 2, 3, 7])('stops right before the fact that fails, with all before it kept (batches of %i)', async (batch) => {
    const diary = new Diary('a.v1');
    diary.mishap = failAt(5);
    await append(8);
    let result = await step(db.database, db.store, diary, batch);
    while (result.outcome === 'moved') result = await step(db.database, db.store, diary, batch);
    expect(result).toMatchObject({ outcome: 'stopped', fact: { position: 5n }, error: new Error('a bug') });
    expect(await seen('a.v1')).toEqual(upTo(4));
    expect(await checkpoint('a.v1')).toEqual({ position: 4, error: 'good.v1 at 5: Error: a bug' });
  });

  it('shows its error also when the very first fact fails', async () => {
    const diary = new Diary('a.v1');
    diary.mishap = failAt(1);
    await append(1);
    expect(await step(db.database, db.store, diary, 10)).toMatchObject({ outcome: 'stopped' });
    expect(await checkpoint('a.v1')).toEqual({ position: 0, error: 'good.v1 at 1: Error: a bug' });
  });

  it('applies no fact twice when two processes step at once', async () => {
    await append(60);
    const elsewhere = await openDatabase({ ...db, entities: toyRows, migrations: [], application: 'hub-test-2' });
    const run = async (database: typeof elsewhere): Promise<void> => {
      const diary = new Diary('a.v1');
      diary.mishap = () => wait(1);
      for (;;) if ((await step(database, db.store, diary, 7)).outcome === 'at-the-end') return;
    };
    await Promise.all([run(db.database), run(elsewhere), run(db.database), run(elsewhere)]);
    await elsewhere.destroy();
    expect(await seen('a.v1')).toEqual(upTo(60));
  });

  it.each([
    ['a deadlock', { code: '40P01' }],
    ['a server that shuts down', { code: '57P01' }],
    ['a server that is full', { code: '53300' }],
    ['a lost connection', { code: 'ECONNRESET' }],
    ['a connection that ended', new Error('Connection terminated unexpectedly')],
    ['what the follower itself says is passing', new TryAgain('contended')],
  ])('does not stop for what passes: %s', async (_what, error) => {
    const diary = new Diary('a.v1');
    diary.mishap = failAt(2, error);
    await append(3);
    expect(await step(db.database, db.store, diary, 10)).toEqual({ outcome: 'again', error });
    expect(await checkpoint('a.v1')).toBeNull();
    diary.mishap = () => undefined;
    await step(db.database, db.store, diary, 10);
    expect(await seen('a.v1')).toEqual(upTo(3));
  });
});

describe('the followers of a program', () => {
  it('do not start when two of them share a name', () => {
    expect(() => followersOf(new Diary('a.v1'), new Diary('a.v1'))).toThrow('two followers share a name, and so a checkpoint: a.v1');
  });

  it('all reach the head, also those who want none of it', async () => {
    const [busy, idle] = [new Diary('busy.v1'), new Diary('idle.v1')];
    Object.assign(idle, { on: ['never.v1'] });
    await append(1_203);
    const followers = followersOf(busy, idle);
    await followers.settle();
    expect(await seen('busy.v1')).toEqual(upTo(1_203));
    expect((await followers.standings()).map(({ name, kind, position, behind }) => [name, kind, position, behind])).toEqual([
      ['busy.v1', 'projection', 1_203n, 0n],
      ['idle.v1', 'projection', 1_203n, 0n],
    ]);
  });

  it('stand where they failed, say why, and let the others go on', async () => {
    const [broken, sound] = [new Diary('broken.v1'), new Diary('sound.v1')];
    broken.mishap = failAt(3);
    await append(4);
    const followers = followersOf(broken, sound);
    await expect(followers.settle()).rejects.toThrow('broken.v1 is stopped: good.v1 at 3: Error: a bug');
    await append(2);
    await expect(followers.settle()).rejects.toThrow('broken.v1 is stopped');
    expect(await seen('broken.v1')).toEqual(upTo(2));
    expect(await seen('sound.v1')).toEqual(upTo(6));
    expect(await followers.standings()).toMatchObject([
      { name: 'broken.v1', position: 2n, behind: 4n, error: 'good.v1 at 3: Error: a bug' },
      { name: 'sound.v1', position: 6n, behind: 0n, error: null },
    ]);
  });

  it('go on from there when the cause is mended and the program started again', async () => {
    const broken = new Diary('broken.v1');
    broken.mishap = failAt(3);
    await append(4);
    await expect(followersOf(broken).settle()).rejects.toThrow('a bug');
    const mended = followersOf(new Diary('broken.v1'));
    await mended.settle();
    expect(await seen('broken.v1')).toEqual(upTo(4));
    expect(await mended.standings()).toMatchObject([{ position: 4n, error: null }]);
  });

  it('stay stopped while another one that is started again fails too', async () => {
    const broken = new Diary('broken.v1');
    broken.mishap = failAt(1);
    await append(2);
    for (const followers of [followersOf(broken), followersOf(broken)]) await expect(followers.settle()).rejects.toThrow('a bug');
    expect(await checkpoint('broken.v1')).toMatchObject({ position: 0 });
    expect(await seen('broken.v1')).toEqual([]);
  });

  it('follow live, woken by what this process appends and by looking for what others do', async () => {
    const diary = new Diary('a.v1');
    const followers = followersOf(diary);
    followers.start();
    followers.start();
    await append(3);
    for (let n = 0; n < 100 && (await seen('a.v1')).length < 3; n += 1) await wait(20);
    expect(await seen('a.v1')).toEqual(upTo(3));
    await followers.beforeApplicationShutdown();
    await append(1);
    await wait(300);
    expect(await seen('a.v1')).toEqual(upTo(3));
  });

  it('go on by themselves after the database was away', async () => {
    const diary = new Diary('a.v1');
    const followers = followersOf(diary);
    const head = jest.spyOn(db.store, 'head').mockRejectedValueOnce(new Error('away')).mockRejectedValueOnce(new Error('away'));
    followers.start();
    await append(2);
    for (let n = 0; n < 100 && (await seen('a.v1')).length < 2; n += 1) await wait(20);
    expect(await seen('a.v1')).toEqual(upTo(2));
    expect(head.mock.calls.length).toBeGreaterThan(2);
    head.mockRestore();
    await followers.beforeApplicationShutdown();
  });
});

describe('a rebuild', () => {
  it('is not known for a name that no projection has', async () => {
    await expect(followersOf(new Diary('a.v1')).rebuild('b.v1')).rejects.toBeInstanceOf(UnknownProjection);
  });

  it('fails when the projection stops on its way', async () => {
    const diary = new Diary('a.v1');
    await append(3);
    const followers = followersOf(diary);
    await followers.settle();
    diary.mishap = failAt(2);
    await expect(followers.rebuild('a.v1')).rejects.toThrow('a.v1 is stopped: good.v1 at 2');
    expect(await checkpoint('a.v1')).toMatchObject({ position: 1 });
  });

  it('in one process brings back a follower that stopped in another', async () => {
    const broken = new Diary('a.v1');
    broken.mishap = failAt(2);
    await append(2);
    const running = followersOf(broken);
    await expect(running.settle()).rejects.toThrow('a bug');
    broken.mishap = () => undefined;
    await followersOf(new Diary('a.v1')).rebuild('a.v1');
    await append(1);
    await running.settle();
    expect((await seen('a.v1')).at(-1)).toBe(3);
    expect(await running.standings()).toMatchObject([{ position: 3n, error: null }]);
  });
});

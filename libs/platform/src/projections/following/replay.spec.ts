import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { Recorded } from '@hub/event-store';
import { freshId } from '../../acts/ids.js';
import { platformMigrations } from '../../database/platform-migrations.js';
import { takerOf } from '../../testing/follow-log.js';
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.js';
import { Diary, DIARY_TABLE, DiaryRow } from '../../testing/toy/diary.projection.js';
import { Dispatcher } from '../outbox/dispatcher.js';
import { Reactor } from '../reactor.js';
import { Loop } from './loop.js';
import { askForReplay, listParked } from './parked.js';
import { replayStream } from './replay.js';
import { takeTogether } from './taking/take-facts.js';
import { Fenced, type Taker } from './taking/taker.js';
import { Worker } from './worker.js';

/** Writes down what it reacted to, in its own time. */
class Bell extends Reactor {
  override readonly name = 'bell.v1';
  override readonly on = ['rung.v1'];
  readonly rung: number[] = [];
  failing = true;
  override async react({ version }: Recorded): Promise<void> {
    if (this.failing) throw new Error('a bug');
    await wait(300);
    this.rung.push(version);
  }
}

let db: TestDatabase;
let loop: Loop | undefined;
let bell: Bell;
beforeAll(async () => {
  db = await openTestDatabase([DiaryRow], platformMigrations);
});
beforeEach(async () => {
  await db.pool.query('TRUNCATE events, checkpoints, parked, leases, outbox; UPDATE event_head SET position = 0');
  bell = new Bell();
});
afterEach(() => loop?.end());
afterAll(() => db.close());

const ignore = (): void => undefined;
const follow = (): void => {
  const open = (wake: () => void): Worker =>
    new Worker(
      db.database,
      db.store,
      [bell],
      'guest',
      { parked: ignore, heldUp: ignore, took: ignore },
      wake,
      () => '2030-01-01T00:00:00.000Z',
    );
  loop = new Loop(open, new Logger('test'));
};
const ring = async (): Promise<void> => {
  const { length } = await db.store.read('tower');
  await db.store.append('tower', [{ id: freshId(), type: 'rung.v1', data: {}, metadata: {} }], length);
};
const parked = async (): Promise<number[]> => (await listParked(db.database, bell.name)).map(({ version }) => version);
const until = async (look: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await look())) await wait(20);
};

describe('a replay of a reactor', () => {
  it('keeps the order of the stream and leaves nothing behind, though its facts keep coming', async () => {
    await ring();
    await ring();
    follow();
    await until(async () => (await parked()).length === 2);
    bell.failing = false;
    await askForReplay(db.database);
    await until(() => bell.rung.length === 1);
    // While the second is reacted to, a third comes in behind it, and a fourth when all is through.
    await ring();
    await until(async () => (await parked()).length === 0);
    await ring();
    await until(() => bell.rung.length === 4);
    expect(bell.rung).toEqual([1, 2, 3, 4]);
    expect(await parked()).toEqual([]);
  }, 60_000);
});

describe('a replay of a reactor with much to do', () => {
  it('does what still waits in the outbox before what was parked behind it', async () => {
    bell.failing = false;
    for (let n = 0; n < 4; n += 1) await ring();
    const taker = await takerOf(db.database, bell);
    const facts = await db.store.readAll(0n, 10);
    await takeTogether(db.database, [taker], facts.slice(0, 3), 3n);
    // The first failed; the second and the third have not had their turn, and the fourth was parked when it was taken.
    taker.parked.add('tower');
    await takeTogether(db.database, [taker], facts, 4n);
    await db.pool.query(`INSERT INTO parked VALUES ('bell.v1', 'tower', 1, 1, 'rung.v1', 'a bug', 1, now(), true)`);
    const dispatcher = new Dispatcher(db.database, db.store, ignore, ignore);
    expect(await replayStream(db.database, db.store, dispatcher, taker, 'tower')).toBe(true);
    expect([bell.rung, await parked()]).toEqual([[1, 2, 3, 4], []]);
  });
});

describe('a replay by somebody who was overtaken', () => {
  const park = (follower: string): Promise<unknown> =>
    db.pool.query(`INSERT INTO parked VALUES ($1, 'tower', 1, 1, 'rung.v1', 'a bug', 1, now(), true)`, [follower]);
  const replay = (taker: Taker): Promise<boolean> => {
    const dispatcher = new Dispatcher(db.database, db.store, ignore, ignore);
    return replayStream(db.database, db.store, dispatcher, taker, 'tower');
  };

  it('writes no row, and what is parked stays so', async () => {
    await db.pool.query(DIARY_TABLE);
    const diary = Object.assign(new Diary('a.v1'), { on: ['rung.v1'] });
    const stale = await takerOf(db.database, diary);
    const owner = await takerOf(db.database, diary);
    await ring();
    await park('a.v1');
    await expect(replay(stale)).rejects.toBeInstanceOf(Fenced);
    expect((await db.pool.query('SELECT FROM diary')).rowCount).toBe(0);
    expect(await listParked(db.database, 'a.v1')).toHaveLength(1);
    expect(await replay(owner)).toBe(true);
    expect((await db.pool.query('SELECT FROM diary')).rowCount).toBe(1);
  });

  it('of a reactor leaves it to the next owner to say that it was done, who does not do it again', async () => {
    bell.failing = false;
    const stale = await takerOf(db.database, bell);
    const owner = await takerOf(db.database, bell);
    await ring();
    await park('bell.v1');
    await expect(replay(stale)).rejects.toBeInstanceOf(Fenced);
    expect(await parked()).toEqual([1]);
    expect(await replay(owner)).toBe(true);
    expect([bell.rung, await parked()]).toEqual([[1], []]);
  });
});

describe('a worker whose follower was moved by somebody else', () => {
  it('knows it anew when it renews its leases: where it stands, and what is parked of it', async () => {
    await ring();
    await ring();
    bell.failing = false;
    const worker = new Worker(
      ...([db.database, db.store, [bell], 'guest', { parked: ignore, heldUp: ignore, took: ignore }] as const),
      ...([ignore, () => '2030-01-01T00:00:00.000Z'] as const),
    );
    try {
      await worker.renew();
      // As the end of a rebuild does.
      await db.pool.query('UPDATE checkpoints SET position = 1, epoch = epoch + 1');
      await db.pool.query(`INSERT INTO parked VALUES ('bell.v1', 'tower', 1, 1, 'rung.v1', 'a bug', 1, now(), false)`);
      await worker.renew();
      await until(() => worker.takeNext());
      await worker.work();
      expect([bell.rung, await parked()]).toEqual([[], [1, 2]]);
    } finally {
      await worker.close();
    }
  });
});

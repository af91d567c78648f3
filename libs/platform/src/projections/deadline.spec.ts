import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Recorded } from '@hub/event-store';
import type { AnyFact, Instant } from '@hub/kernel';
import { freshId } from '../acts/ids.js';
import { platformMigrations } from '../database/platform-migrations.js';
import { takerOf } from '../testing/follow-log.js';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { Deadline, type Plan } from './deadline.js';
import { takeTogether } from './following/taking/take-facts.js';
import { Worker } from './following/worker.js';

type Set = AnyFact & Readonly<{ data: Readonly<{ key: string; at?: string }> }>;

/** Sets a deadline where a fact names a moment, and calls it off where it names none. */
class Kettle extends Deadline<Set> {
  override readonly name = 'kettle.v1';
  override readonly on = ['set.v1'];
  readonly boiled: string[] = [];
  failing = false;

  override plan({ data: { key, at } }: Recorded<Set>): readonly Plan[] {
    return [at === undefined ? { key, callOff: true } : { key, at: at as Instant }];
  }

  override async passed(fact: Recorded<Set>, key: string): Promise<void> {
    if (this.failing) throw new Error('broken');
    this.boiled.push(`${key} of ${fact.stream}/${fact.version}`);
    await Promise.resolve();
  }
}

let db: TestDatabase;
let kettle: Kettle;
let now: string;
const workers: Worker[] = [];
beforeAll(async () => {
  db = await openTestDatabase([], platformMigrations);
});
beforeEach(async () => {
  for (const worker of workers.splice(0)) await worker.close();
  await db.pool.query('TRUNCATE events, checkpoints, parked, outbox, timers, leases; UPDATE event_head SET position = 0');
  kettle = new Kettle();
  now = '2030-01-01T00:00:00.000Z';
});
afterAll(async () => {
  for (const worker of workers) await worker.close();
  await db.close();
});

const NOON = '2030-06-01T12:00:00.000Z';
const set = async (stream: string, key: string, at?: string): Promise<void> => {
  const { length } = await db.store.read(stream);
  await db.store.append(stream, [{ id: freshId(), type: 'set.v1', data: { key, ...(at ? { at } : {}) }, metadata: {} }], length);
};
/** A process that follows: it takes what there is, and does what is due. */
const boot = async (): Promise<() => Promise<void>> => {
  const ignore = () => undefined;
  const worker = new Worker(db.database, db.store, [kettle], 'guest', { parked: ignore, heldUp: ignore, took: ignore }, ignore, () => now);
  workers.push(worker);
  return async () => {
    const taker = await takerOf(db.database, kettle);
    const facts = await db.store.readAll(taker.position, 100);
    await takeTogether(db.database, [taker], facts, facts.at(-1)?.position ?? taker.position);
    await worker.renew();
    while (await worker.work());
  };
};

describe('a deadline', () => {
  it('passes at its moment and not before', async () => {
    const follow = await boot();
    await set('a', 'tea', NOON);
    now = '2030-06-01T11:59:59.999Z';
    await follow();
    expect(kettle.boiled).toEqual([]);
    now = NOON;
    await follow();
    expect(kettle.boiled).toEqual(['tea of a/1']);
  });

  it('passes once, whoever looks and however often', async () => {
    const follow = await boot();
    await set('a', 'tea', NOON);
    await follow();
    now = NOON;
    for (let n = 0; n < 3; n += 1) await follow();
    await workers.pop()?.close();
    await (
      await boot()
    )();
    expect(kettle.boiled).toEqual(['tea of a/1']);
  });

  it('that passed while nobody followed passes as soon as somebody does', async () => {
    await set('a', 'tea', NOON);
    await (
      await boot()
    )();
    await workers.pop()?.close();
    now = '2030-07-01T00:00:00.000Z';
    await (
      await boot()
    )();
    expect(kettle.boiled).toEqual(['tea of a/1']);
  });

  it('that is set anew passes at the new moment only', async () => {
    const follow = await boot();
    await set('a', 'tea', NOON);
    await set('a', 'tea', '2030-06-02T12:00:00.000Z');
    now = NOON;
    await follow();
    expect(kettle.boiled).toEqual([]);
    now = '2030-06-02T12:00:00.000Z';
    await follow();
    expect(kettle.boiled).toEqual(['tea of a/2']);
  });

  it('that is set anew by another stream is that stream’s own', async () => {
    const follow = await boot();
    await set('a', 'tea', NOON);
    await set('b', 'cup', NOON);
    await set('b', 'tea', NOON);
    now = NOON;
    await follow();
    expect(kettle.boiled).toEqual(['cup of b/1', 'tea of b/2']);
  });

  it('that has passed and is set anew passes again', async () => {
    const follow = await boot();
    await set('a', 'tea', NOON);
    now = NOON;
    await follow();
    await set('a', 'tea', '2030-06-02T12:00:00.000Z');
    now = '2030-06-02T12:00:00.000Z';
    await follow();
    expect(kettle.boiled).toEqual(['tea of a/1', 'tea of a/2']);
  });

  it('that is called off does not pass', async () => {
    const follow = await boot();
    await set('a', 'tea', NOON);
    await set('a', 'tea');
    now = '2031-01-01T00:00:00.000Z';
    await follow();
    expect(kettle.boiled).toEqual([]);
  });

  it('that had passed when it was written down is history, and alarms nobody', async () => {
    const follow = await boot();
    await set('a', 'tea', '2019-09-01T12:00:00.000Z');
    await follow();
    expect(kettle.boiled).toEqual([]);
  });

  it('is not set a second time when its fact is followed again, as after a reset', async () => {
    const follow = await boot();
    await set('a', 'tea', NOON);
    now = NOON;
    await follow();
    await db.pool.query('UPDATE checkpoints SET position = 0');
    await follow();
    expect(kettle.boiled).toEqual(['tea of a/1']);
  });

  it('whose consequence fails is parked, and not lost', async () => {
    const follow = await boot();
    kettle.failing = true;
    await set('a', 'tea', NOON);
    now = NOON;
    await follow();
    const { rows } = await db.pool.query('SELECT follower, stream, error FROM parked');
    expect(rows).toEqual([{ follower: 'kettle.v1', stream: 'a', error: 'Error: broken' }]);
    kettle.failing = false;
    await db.pool.query('UPDATE parked SET replay = true');
    await workers.at(-1)?.replay('reactors');
    expect(kettle.boiled).toEqual(['tea of a/1']);
  });
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { platformMigrations } from '../../database/platform-migrations.js';
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.js';
import { Leases } from './leases.js';

const ALL = ['a', 'b', 'c', 'd', 'e'];
let db: TestDatabase;
const open: Leases[] = [];
const process = (kind: 'worker' | 'guest' = 'worker', database = db.database): Leases => {
  const leases = new Leases(database, kind);
  open.push(leases);
  return leases;
};
const held = async (leases: Leases): Promise<string[]> => (await leases.renew(ALL)).map(({ follower }) => follower).sort();
const epochs = async (leases: Leases): Promise<Record<string, number>> =>
  Object.fromEntries((await leases.renew(ALL)).map(({ follower, epoch }) => [follower, Number(epoch)]));
/** Lets time pass for leases and workers, without waiting. */
const later = async (seconds: number): Promise<void> => {
  await db.pool.query(`UPDATE leases SET expires_at = expires_at - $1 * interval '1 s'`, [seconds]);
  await db.pool.query(`UPDATE workers SET seen_at = seen_at - $1 * interval '1 s'`, [seconds]);
};

beforeAll(async () => {
  db = await openTestDatabase([], platformMigrations);
});
beforeEach(() => db.pool.query('TRUNCATE leases, workers, checkpoints'));
afterEach(async () => {
  for (const leases of open.splice(0)) await leases.release();
});
afterAll(() => db.close());

describe('the lease on a follower', () => {
  it('is held by one process, and renewed without a new epoch', async () => {
    const [first, second] = [process('guest'), process('guest')];
    expect(await held(first)).toEqual(ALL);
    expect(await held(second)).toEqual([]);
    expect(await epochs(first)).toEqual({ a: 1, b: 1, c: 1, d: 1, e: 1 });
  });

  it('passes on with a higher epoch when it was given back', async () => {
    const [first, second] = [process('guest'), process('guest')];
    await held(first);
    await first.release();
    expect(await epochs(second)).toEqual({ a: 2, b: 2, c: 2, d: 2, e: 2 });
  });

  it('passes on six seconds after it was renewed last, and not before; who was frozen so long holds nothing more', async () => {
    const [frozen, other] = [process('guest'), process('guest')];
    await held(frozen);
    await later(5);
    expect(await held(other)).toEqual([]);
    await later(1.1);
    expect(await epochs(other)).toEqual({ a: 2, b: 2, c: 2, d: 2, e: 2 });
    expect(await held(frozen)).toEqual([]);
  });

  it('passes on at once when the connection of its owner is gone', async () => {
    const dying = await new DataSource(db.database.options).initialize();
    const first = new Leases(dying, 'guest');
    await held(first);
    await dying.destroy();
    expect(await held(process('guest'))).toEqual(ALL);
  });

  it('is shared among processes that work, in equal parts, and shared anew when one of them ends', async () => {
    const [first, second] = [process(), process()];
    expect(await held(first)).toEqual(ALL);
    expect(await held(second)).toEqual([]);
    expect(await held(first)).toHaveLength(3);
    expect(await held(second)).toHaveLength(2);
    await first.release();
    expect(await held(second)).toEqual(ALL);
  });

  it('of a process that works is not taken by one that only looks in', async () => {
    const [worker, guest] = [process(), process('guest')];
    await held(worker);
    expect(await held(guest)).toEqual([]);
    expect(await held(worker)).toEqual(ALL);
  });

  it('is told with its owner while it holds', async () => {
    const first = process('guest');
    await held(first);
    expect(await Leases.owners(db.database)).toEqual(new Map(ALL.map((name) => [name, first.owner])));
    await later(7);
    expect(await Leases.owners(db.database)).toEqual(new Map());
  });
});

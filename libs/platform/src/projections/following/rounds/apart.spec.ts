import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { Recorded } from '@hub/event-store';
import { freshId } from '../../../acts/ids.js';
import { platformMigrations } from '../../../database/platform-migrations.js';
import { openTestDatabase, type TestDatabase } from '../../../testing/test-database.js';
import { Diary, DIARY_TABLE, DiaryRow } from '../../../testing/toy/diary.projection.js';
import { CheckpointRow } from '../../checkpoint.row.js';
import type { Follower } from '../../follower.js';
import { Loop } from '../loop.js';
import { askForReplay } from '../parked.js';
import { Worker } from '../worker.js';

let db: TestDatabase;
const loops: Loop[] = [];
beforeAll(async () => {
  db = await openTestDatabase([CheckpointRow, DiaryRow], platformMigrations);
  await db.pool.query(DIARY_TABLE);
});
beforeEach(() => db.pool.query('TRUNCATE events, checkpoints, parked, diary, leases; UPDATE event_head SET position = 0'));
afterEach(async () => {
  for (const loop of loops.splice(0)) await loop.end();
});
afterAll(() => db.close());

const ignore = (): void => undefined;
const follow = (...followers: readonly Follower[]): void => {
  const events = { parked: ignore, heldUp: ignore, took: ignore };
  const open = (wake: () => void): Worker =>
    new Worker(db.database, db.store, followers, 'guest', events, wake, () => '2030-01-01T00:00:00.000Z');
  loops.push(new Loop(open, new Logger('test')));
};
/** As many facts, each in a stream of its own. */
const tell = async (count: number, kind = 'stream'): Promise<void> => {
  for (let told = 0; told < count; told += 50)
    await Promise.all(
      Array.from({ length: Math.min(50, count - told) }, () =>
        db.store.append(`${kind}-${freshId()}`, [{ id: freshId(), type: 'good.v1', data: {}, metadata: {} }], 0),
      ),
    );
};
const positions = async (): Promise<Record<string, number>> =>
  Object.fromEntries(
    (await db.pool.query<{ name: string; position: number }>('SELECT name, position::int AS position FROM checkpoints')).rows.map(
      ({ name, position }) => [name, position],
    ),
  );
const reach = async (position: number, ...names: readonly string[]): Promise<void> => {
  for (;;) {
    const at = await positions();
    if (names.every((name) => (at[name] ?? 0) >= position)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
const count = async (table: string, where = 'true'): Promise<number> =>
  (await db.pool.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table} WHERE ${where}`)).rows[0]?.count ?? -1;
/** Something that is waited for until it is opened. */
const gate = (): Readonly<{ opened: Promise<void>; open: () => void }> => {
  let open = ignore;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
};

describe('a follower that fails on every fact', () => {
  const FACTS = 1_500;

  it('holds up no other; each fact is parked once, and once mended all are taken in a replay', async () => {
    const [failing, ...others] = ['failing.v1', 'a.v1', 'b.v1', 'c.v1'].map((name) => new Diary(name));
    const names = others.map(({ name }) => name);
    const othersThere = gate();
    let failures = 0;
    (failing as Diary).mishap = async () => {
      // It is not through before the others are.
      if ((failures += 1) === 100) await othersThere.opened;
      throw new Error('a bug');
    };
    await tell(FACTS);
    follow(failing as Diary, ...others);
    await reach(FACTS, ...names);
    expect((await positions())['failing.v1']).toBeLessThan(FACTS);
    // What comes meanwhile is followed, too.
    await tell(20);
    await reach(FACTS + 20, ...names);
    othersThere.open();
    await reach(FACTS + 20, 'failing.v1');
    expect(await count('parked', `follower = 'failing.v1' AND error = 'Error: a bug'`)).toBe(FACTS + 20);
    expect(await count('parked')).toBe(FACTS + 20);

    (failing as Diary).mishap = ignore;
    await askForReplay(db.database, 'failing.v1');
    while ((await count('parked')) > 0) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await count('diary', `diary = 'failing.v1'`)).toBe(FACTS + 20);
    expect(await count('diary')).toBe(4 * (FACTS + 20));
  }, 240_000);
});

describe('a follower that is far behind', () => {
  it('and slow, as a new one, delays none that follow what comes; it joins them when it has caught up', async () => {
    const [live, fresh] = [new Diary('live.v1'), new Diary('fresh.v1')];
    await tell(1_200);
    await db.pool.query(`INSERT INTO checkpoints (name, position, epoch, moved_at) VALUES ('live.v1', 1200, 1, now())`);
    const liveThere = gate();
    fresh.mishap = async ({ position }: Recorded) => {
      if (position === 600n) await liveThere.opened;
    };
    follow(live, fresh);
    await tell(5);
    await reach(1_205, 'live.v1');
    expect((await positions())['fresh.v1']).toBeLessThan(600);
    liveThere.open();
    await reach(1_205, 'fresh.v1');
    await tell(5);
    await reach(1_210, 'live.v1', 'fresh.v1');
    expect(await count('diary', `diary = 'fresh.v1'`)).toBe(1_210);
    expect(await count('diary', `diary = 'live.v1'`)).toBe(10);
  }, 120_000);
});

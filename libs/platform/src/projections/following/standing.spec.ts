import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { freshId } from '../../acts/ids.js';
import { platformMigrations } from '../../database/platform-migrations.js';
import { followLog } from '../../testing/follow-log.js';
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.js';
import { Diary, DIARY_TABLE, DiaryRow } from '../../testing/toy/diary.projection.js';
import { CheckpointRow } from '../checkpoint.row.js';
import { isStalled, type Standing, standingsOf } from './standing.js';

let db: TestDatabase;
const diary = new Diary('a.v1');
beforeAll(async () => {
  db = await openTestDatabase([CheckpointRow, DiaryRow], platformMigrations);
  await db.pool.query(DIARY_TABLE);
});
beforeEach(() => db.pool.query('TRUNCATE events, checkpoints, parked, diary, leases; UPDATE event_head SET position = 0'));
afterAll(() => db.close());

const tell = async (secondsAgo = 0): Promise<void> => {
  const recordedAt = new Date(Date.now() - secondsAgo * 1_000).toISOString();
  await db.store.append(freshId(), [{ id: freshId(), type: 'good.v1', data: {}, metadata: {}, recordedAt }], 0);
};
const movedAgo = (seconds: number) => db.pool.query(`UPDATE checkpoints SET moved_at = clock_timestamp() - $1 * interval '1 s'`, [seconds]);
const standing = async (): Promise<Standing> => (await standingsOf(db.database, db.store, [diary])).standings[0] as Standing;

describe('a follower', () => {
  it('is not stalled by the first fact after a long quiet: that one does not wait yet', async () => {
    await tell(3_600);
    await followLog(db.database, db.store, diary);
    await movedAgo(3_600);
    expect(isStalled(await standing())).toBe(false);
    await tell();
    expect(await standing()).toMatchObject({ behind: { amount: 1n } });
    expect(isStalled(await standing())).toBe(false);
  });

  it.each([
    [25, 25, false],
    [25, 60, false],
    [60, 25, false],
    [35, 35, true],
  ])('that moved %i s ago, while its next fact waits for %i s, is stalled: %s', async (moved, waits, stalled) => {
    await tell(3_600);
    await followLog(db.database, db.store, diary);
    await movedAgo(moved);
    await tell(waits);
    // Younger facts say nothing about how long the oldest one waits.
    await tell();
    expect(isStalled(await standing())).toBe(stalled);
  });

  it('that never moved is stalled when a fact has waited for it', async () => {
    expect(isStalled(await standing())).toBe(false);
    await tell();
    expect(isStalled(await standing())).toBe(false);
    await db.pool.query('TRUNCATE events; UPDATE event_head SET position = 0');
    await tell(40);
    expect(isStalled(await standing())).toBe(true);
  });
});

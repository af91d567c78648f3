import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '@hub/testing/platform';
import { platformMigrations } from '../database/platform-migrations.js';
import { CheckpointRow } from '../projections/checkpoint.row.js';
import { ReadBehind, ReadYourWrites } from './read-your-writes.js';

let db: TestDatabase;
let writes: ReadYourWrites;
beforeAll(async () => {
  db = await openTestDatabase([CheckpointRow], platformMigrations);
  writes = new ReadYourWrites(db.database);
});
beforeEach(() => db.pool.query('TRUNCATE checkpoints'));
afterAll(() => db.close());

const reach = (name: string, position: bigint) =>
  db.database.getRepository(CheckpointRow).save({ name, position: position.toString(), movedAt: new Date() });

describe('a query that waits for what was written', () => {
  it('goes on at once when its read models are there', async () => {
    await Promise.all([reach('a.v1', 7n), reach('b.v1', 5n)]);
    await writes.reached(['a.v1', 'b.v1'], 5n);
    await writes.reached(['a.v1'], 7n);
  });

  it('goes on as soon as the last of them gets there', async () => {
    await Promise.all([reach('a.v1', 9n), reach('b.v1', 4n)]);
    let there = false;
    const waiting = writes.reached(['a.v1', 'b.v1'], 5n).then(() => (there = true));
    await wait(100);
    expect(there).toBe(false);
    await reach('b.v1', 5n);
    await waiting;
  });

  it('waits for nothing when it names no position, and for none that is no position', async () => {
    await reach('a.v1', 4n);
    await writes.waitFor(null, 'a.v1');
    await writes.waitFor(undefined, 'a.v1');
    await writes.waitFor('4', 'a.v1');
    for (const none of ['', 'x', '-1'])
      await expect(writes.waitFor(none, 'a.v1')).rejects.toMatchObject({
        extensions: { code: 'BAD_USER_INPUT', argument: 'afterPosition' },
      });
  });

  it('gives up after five seconds, and says how far they have come', async () => {
    await reach('a.v1', 4n);
    const start = Date.now();
    const late = writes.reached(['a.v1'], 5n);
    await expect(late).rejects.toBeInstanceOf(ReadBehind);
    await expect(late).rejects.toMatchObject({ after: 5n, reached: 4n });
    expect(Date.now() - start).toBeGreaterThanOrEqual(5_000);
    expect(Date.now() - start).toBeLessThan(7_000);
  });

  it('takes a read model that never started for one at zero', async () => {
    await reach('a.v1', 9n);
    await writes.reached(['a.v1', 'never.v1'], 0n);
    await expect(writes.reached(['a.v1', 'never.v1'], 1n)).rejects.toMatchObject({ reached: 0n });
  });
});

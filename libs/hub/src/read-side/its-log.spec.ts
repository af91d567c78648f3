import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { EventStore } from '@hub/event-store';
import { platformMigrations } from '@hub/platform';
import { ModelEventStore } from '@hub/testing/event-store';
import { openTestDatabase, type TestDatabase } from '@hub/testing/platform';
import { assertItsLog, OtherLog } from './its-log.js';

let db: TestDatabase;
beforeEach(async () => {
  db = await openTestDatabase([], platformMigrations);
});
afterEach(() => db.close());

const logOf = async (facts: number): Promise<EventStore> => {
  const store = new ModelEventStore();
  for (let n = 0; n < facts; n += 1) await store.append('s', [{ id: randomUUID(), type: 'good.v1', data: {}, metadata: {} }], n);
  return store;
};
const start = (store: EventStore, kurrentdbUrl?: string) =>
  assertItsLog({ config: { ...db.config, kurrentdbUrl }, database: db.database, pool: db.pool, store });
/** As if a follower had come so far. */
const made = (upTo: number) =>
  db.database.query(
    `INSERT INTO checkpoints (name, position, moved_at) VALUES ('a.v1', $1, now()) ON CONFLICT (name) DO UPDATE SET position = excluded.position`,
    [upTo],
  );

describe('read models, and the log that the hub is started on', () => {
  it('go together as long as it is the one they were made of, however it grows', async () => {
    const log = await logOf(2);
    await start(log);
    await made(2);
    await start(log);
    await log.append('other', [{ id: randomUUID(), type: 'good.v1', data: {}, metadata: {} }], 0);
    await start(log);
  });

  it('go together with any log, as long as they were made of nothing', async () => {
    await start(await logOf(0));
    await start(await logOf(3));
    await start(await logOf(1), 'kurrentdb://elsewhere');
  });

  it('do not, when it began otherwise', async () => {
    const log = await logOf(2);
    await start(log);
    await made(1);
    await expect(start(await logOf(2))).rejects.toThrow(OtherLog);
    await expect(start(await logOf(0))).rejects.toThrow(OtherLog);
    await start(log);
  });

  it('do not, when it is the same in another store: positions there are others', async () => {
    const log = await logOf(2);
    await start(log);
    await made(1);
    await expect(start(log, 'kurrentdb://elsewhere')).rejects.toThrow('The read models were made of a log in PostgreSQL.');
  });

  it('do not, when it ends before they do', async () => {
    const log = await logOf(2);
    await start(log);
    await made(3);
    await expect(start(log)).rejects.toThrow('up to position 3, and it ends at 2');
    await made(2);
    await start(log);
  });
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readSealLines, sealLines, verifyLog, type VerifyOptions } from '@hub/event-store';
import { platformMigrations } from '@hub/platform';
import { openTestDatabase, type TestDatabase } from '@hub/testing/platform';
import { randomUUID } from 'node:crypto';
import { PostgresSeals } from './postgres-seals.js';

let db: TestDatabase;
let seals: PostgresSeals;
beforeEach(async () => {
  db = await openTestDatabase([], platformMigrations);
  seals = new PostgresSeals(db.pool);
  for (const [index, stream] of ['a', 'b', 'a', 'a', 'b', 'c'].entries())
    await append(stream, { zeta: index, alpha: { ä: null, b: [1, 2.5] } });
});
afterEach(() => db.close());

const append = async (stream: string, data: object = {}): Promise<void> => {
  const version = (await db.store.read(stream)).length;
  await db.store.append(
    stream,
    [{ id: randomUUID(), type: `${stream}-${version + 1}.v1`, data, metadata: { by: 'anna', at: '1' } }],
    version,
  );
};
const found = async (options: VerifyOptions = { seals }) =>
  (await verifyLog(db.store, options)).problems.map(
    ({ problem, stream, version, type }) => `${problem} ${stream}/${version} ${type ?? '?'}`,
  );

/** Makes it look as if positions had always been as they are now: the last trace of a fact that was taken out. */
const CLOSE_RANKS = `
  UPDATE events SET position = -position;
  UPDATE events e SET position = n.place FROM (SELECT id, row_number() OVER (ORDER BY -position) AS place FROM events) n WHERE n.id = e.id;
  UPDATE event_head SET position = (SELECT max(position) FROM events)`;

describe('a log in PostgreSQL that somebody with the keys to the database has changed', () => {
  beforeEach(async () => {
    expect(await verifyLog(db.store, { seals })).toMatchObject({ outcome: 'whole', facts: 6, compared: 0, sealed: 6 });
    expect(await verifyLog(db.store, { seals })).toMatchObject({ outcome: 'whole', facts: 6, compared: 6, sealed: 0 });
  });

  it.each<[string, string, string[]]>([
    ['data', `UPDATE events SET data = jsonb_set(data, '{zeta}', '99') WHERE stream = 'a' AND version = 2`, ['changed a/2 a-2.v1']],
    ['metadata', `UPDATE events SET metadata = metadata || '{"by": "bo"}' WHERE stream = 'b' AND version = 1`, ['changed b/1 b-1.v1']],
    ['a time', `UPDATE events SET recorded_at = recorded_at - interval '1 day' WHERE stream = 'c'`, ['changed c/1 c-1.v1']],
    ['an id', `UPDATE events SET id = gen_random_uuid() WHERE stream = 'a' AND version = 1`, ['changed a/1 a-1.v1']],
    ['the last fact, gone', `DELETE FROM events WHERE position = 6`, ['position b/2 b-2.v1', 'missing c/1 c-1.v1']],
    ['the last fact, gone with its trace', `DELETE FROM events WHERE position = 6; ${CLOSE_RANKS}`, ['missing c/1 c-1.v1']],
    ['the last of a stream, gone with its trace', `DELETE FROM events WHERE position = 4; ${CLOSE_RANKS}`, ['missing a/3 a-3.v1']],
    ['one in the middle, gone', `DELETE FROM events WHERE position = 3`, ['position a/3 a-3.v1', 'missing a/2 a-2.v1']],
    ['one in the middle, gone with its trace', `DELETE FROM events WHERE position = 3; ${CLOSE_RANKS}`, ['missing a/2 a-2.v1']],
    [
      'a stream closed up after a fact was taken out',
      `DELETE FROM events WHERE position = 3; UPDATE events SET version = 2 WHERE stream = 'a' AND version = 3; ${CLOSE_RANKS}`,
      ['changed a/2 a-3.v1', 'missing a/3 a-3.v1'],
    ],
    [
      'two facts of one stream in another order',
      `UPDATE events SET position = -position WHERE position IN (3, 4); UPDATE events SET position = 7 + position WHERE position < 0`,
      ['out-of-order a/2 a-2.v1', 'moved a/2 a-2.v1'],
    ],
    [
      'two facts of different streams in another order',
      `UPDATE events SET position = -position WHERE position IN (1, 2); UPDATE events SET position = 3 + position WHERE position < 0`,
      ['moved a/1 a-1.v1'],
    ],
  ])('%s: that place is named, and no other', async (_what, sql, expected) => {
    await db.pool.query(sql);
    expect(await found()).toEqual(expected);
  });

  it('is whole when only the keys of an object were written in another order', async () => {
    await db.pool.query(`UPDATE events SET data = '{"alpha": {"b": [1.0, 2.50], "ä": null}, "zeta": 0}' WHERE position = 1`);
    expect(await found()).toEqual([]);
  });

  it('is told from the file of seals when the seals of the database were rewritten too', async () => {
    const kept = await readSealLines([...sealLines((await verifyLog(db.store)).chains)]);
    await db.pool.query(`UPDATE events SET data = '{}' WHERE stream = 'b' AND version = 1; DELETE FROM event_seals`);
    expect(await verifyLog(db.store, { seals })).toMatchObject({ outcome: 'whole', sealed: 6 });
    expect(await found({ seals, kept })).toEqual(['unlike-kept b/2 b-2.v1']);
  });

  it('is not helped by another seal for the same fact: the first one stays', async () => {
    const [seal] = await seals.between('a', 1, 1);
    await seals.add([{ stream: 'a', version: 1, type: 'forged.v1', position: 9n, hash: 'f'.repeat(64) }]);
    expect(await seals.between('a', 1, 1)).toEqual([seal]);
  });

  it('has more facts afterwards, and they are sealed next', async () => {
    await append('a');
    expect(await verifyLog(db.store, { seals })).toMatchObject({ outcome: 'whole', compared: 6, sealed: 1 });
  });
});

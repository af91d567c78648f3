import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Recorded } from '@hub/event-store';
import fc from 'fast-check';
import { freshId } from '../../../acts/ids.js';
import { platformMigrations } from '../../../database/platform-migrations.js';
import { takerOf } from '../../../testing/follow-log.js';
import { openTestDatabase, type TestDatabase } from '../../../testing/test-database.js';
import { Diary, DIARY_TABLE, DiaryRow } from '../../../testing/toy/diary.projection.js';
import { CheckpointRow } from '../../checkpoint.row.js';
import { TryAgain } from '../../follower.js';
import { listParked } from '../parked.js';
import { takeTogether } from './take-facts.js';
import { takeTurn } from './take-turn.js';
import { Fenced, type Taker } from './taker.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase([CheckpointRow, DiaryRow], platformMigrations);
  await db.pool.query(DIARY_TABLE);
});
beforeEach(() => db.pool.query('TRUNCATE events, checkpoints, parked, diary; UPDATE event_head SET position = 0'));
afterAll(() => db.close());

const open = (diary = new Diary('a.v1')): Promise<Taker & { follower: Diary }> =>
  takerOf(db.database, diary) as Promise<Taker & { follower: Diary }>;
const tell = async (...streams: readonly string[]): Promise<readonly Recorded[]> => {
  for (const stream of streams) {
    const { length } = await db.store.read(stream);
    await db.store.append(stream, [{ id: freshId(), type: 'good.v1', data: {}, metadata: {} }], length);
  }
  return db.store.readAll(0n, 1_000);
};
const seen = async (name = 'a.v1'): Promise<number[]> =>
  (await db.database.getRepository(DiaryRow).find({ where: { diary: name }, order: { position: 'ASC' } })).map(({ position }) => position);
const position = async (name = 'a.v1') => Number((await db.database.getRepository(CheckpointRow).findOneBy({ name }))?.position);
const surely = async (taker: Taker, facts: readonly Recorded[]): Promise<void> => {
  const end = facts.at(-1)?.position ?? 0n;
  while (taker.position < end) await takeTurn(db.database, taker, facts, end, { ms: 500, onParked: () => undefined });
};
const failAt =
  (...positions: readonly number[]) =>
  (fact: Recorded) => {
    if (positions.includes(Number(fact.position))) throw new Error('a bug');
  };

describe('a batch of facts', () => {
  it('is taken by many followers in one transaction with their checkpoints', async () => {
    const [a, b] = [await open(), await open(new Diary('b.v1'))];
    await takeTogether(db.database, [a, b], await tell('s', 's', 't'), 3n);
    expect([await seen('a.v1'), await seen('b.v1'), await position('a.v1'), await position('b.v1')]).toEqual([[1, 2, 3], [1, 2, 3], 3, 3]);
    expect([a.position, b.position]).toEqual([3n, 3n]);
  });

  it('leaves no row and no checkpoint of anybody when one of them fails', async () => {
    const [a, b] = [await open(), await open(new Diary('b.v1'))];
    b.follower.mishap = failAt(2);
    await expect(takeTogether(db.database, [a, b], await tell('s', 's'), 2n)).rejects.toThrow('good.v1 (s/2): Error: a bug');
    expect([await seen('a.v1'), await position('a.v1'), a.position]).toEqual([[], 0, 0n]);
  });

  it('leaves nothing when the process dies before it commits', async () => {
    const a = await open();
    const facts = await tell('s', 's');
    // The server ends the connection after the rows were written, as it does for a process that was killed.
    a.follower.mishap = async ({ position: at }) => {
      if (at === 2n)
        await db.pool.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in transaction' AND datname = current_database() AND application_name = 'hub-test'`,
        );
    };
    await expect(takeTogether(db.database, [a], facts, 2n)).rejects.toThrow();
    expect([await seen(), await position()]).toEqual([[], 0]);
    a.follower.mishap = () => undefined;
    await takeTogether(db.database, [a], facts, 2n);
    expect([await seen(), await position()]).toEqual([[1, 2], 2]);
  });

  it('is not written by an owner whose epoch has passed, however long it was away', async () => {
    const frozen = await open();
    const facts = await tell('s', 's', 's');
    await takeTogether(db.database, [frozen], facts.slice(0, 1), 1n);
    const next = await open();
    await expect(takeTogether(db.database, [frozen], facts, 3n)).rejects.toBeInstanceOf(Fenced);
    await takeTogether(db.database, [next], facts, 3n);
    await expect(takeTogether(db.database, [frozen], facts, 3n)).rejects.toMatchObject({ keys: ['a.v1'] });
    expect([await seen(), await position()]).toEqual([[1, 2, 3], 3]);
  });

  it('that is frozen in the middle holds up its next owner for a few seconds, and writes nothing when it wakes', async () => {
    const frozen = await open();
    const facts = await tell('s', 's');
    let wake: () => void = () => undefined;
    const asleep = new Promise<void>((resolve) => (wake = resolve));
    const inside = new Promise<void>((resolve) => {
      frozen.follower.mishap = () => {
        resolve();
        return asleep;
      };
    });
    const taking = takeTogether(db.database, [frozen], facts, 2n).catch((error: unknown) => error);
    await inside;
    const next = await open();
    await takeTogether(db.database, [next], facts, 2n);
    wake();
    expect(await taking).toBeInstanceOf(Error);
    expect([await seen(), await position(), frozen.position]).toEqual([[1, 2], 2, 0n]);
  }, 30_000);

  it('waits no longer than a moment for a checkpoint that somebody keeps', async () => {
    const a = await open();
    const facts = await tell('s');
    const keeper = await db.pool.connect();
    try {
      await keeper.query(`BEGIN; SELECT FROM checkpoints FOR UPDATE`);
      await expect(takeTogether(db.database, [a], facts, 1n)).rejects.toMatchObject({ code: '55P03' });
    } finally {
      await keeper.query('ROLLBACK');
      keeper.release();
    }
    await takeTogether(db.database, [a], facts, 1n);
    expect(await seen()).toEqual([1]);
  }, 30_000);

  it('is not written from a place where the checkpoint no longer stands', async () => {
    const a = await open();
    const facts = await tell('s', 's');
    await db.pool.query('UPDATE checkpoints SET position = 1');
    await expect(takeTogether(db.database, [a], facts, 2n)).rejects.toBeInstanceOf(Fenced);
    expect(await seen()).toEqual([]);
  });
});

describe('a fact that fails', () => {
  it.each([1, 2, 4, 5])('is parked with what follows in its stream, wherever it stands (position %i)', async (place) => {
    const a = await open();
    a.follower.mishap = failAt(place);
    const facts = await tell('s', 't', 's', 't', 's');
    await surely(a, facts);
    const { stream } = facts[place - 1] as Recorded;
    const behind = facts.filter((fact) => fact.stream === stream && Number(fact.position) >= place).map((fact) => Number(fact.position));
    expect(await seen()).toEqual([1, 2, 3, 4, 5].filter((each) => !behind.includes(each)));
    expect(await position()).toBe(5);
    expect((await listParked(db.database)).map((each) => [Number(each.position), each.error])).toEqual(
      behind.map((each) => [each, each === place ? 'Error: a bug' : null]),
    );
  });

  it('only now and then is taken: it is tried again before it is parked', async () => {
    const a = await open();
    let failures = 2;
    a.follower.mishap = () => {
      if ((failures -= 1) >= 0) throw new Error('now and then');
    };
    await surely(a, await tell('s', 's'));
    expect([await seen(), await listParked(db.database)]).toEqual([[1, 2], []]);
  });

  it('among many that do is parked at once, when it is clear that waiting helps none', async () => {
    const a = await open();
    let tries = 0;
    a.follower.mishap = () => {
      tries += 1;
      throw new Error('a bug');
    };
    await surely(a, await tell(...Array.from({ length: 20 }, () => freshId())));
    expect(await listParked(db.database)).toHaveLength(20);
    expect(tries).toBeLessThanOrEqual(3 * 4 + 17 * 2);
  });

  it('when it is written, and not when it is applied, is found all the same', async () => {
    const a = await open();
    await db.pool.query(`INSERT INTO diary VALUES ('a.v1', 3, 'in the way')`);
    await surely(a, await tell('s', 't', 's', 't', 's'));
    expect(await seen()).toEqual([1, 2, 3, 4]);
    expect((await listParked(db.database)).map((each) => Number(each.position))).toEqual([3, 5]);
  });

  it.each([
    ['what passes by itself', new TryAgain('not yet')],
    ['a lost connection', Object.assign(new Error('reset'), { code: 'ECONNRESET' })],
    ['a table that is missing', Object.assign(new Error('relation does not exist'), { code: '42P01' })],
  ])('because of %s is not parked; what was before it is taken', async (_what, error) => {
    const a = await open();
    a.follower.mishap = ({ position: at }) => {
      if (at === 2n) throw error;
    };
    const facts = await tell('s', 's', 's');
    await expect(surely(a, facts)).rejects.toThrow();
    expect(await listParked(db.database)).toEqual([]);
    a.follower.mishap = () => undefined;
    await surely(a, facts);
    expect(await seen()).toEqual([1, 2, 3]);
  });

  it('ends a turn that takes too long, but never before anything was taken', async () => {
    const a = await open();
    a.follower.mishap = () => wait(20);
    const facts = await tell(...Array.from({ length: 30 }, () => 's'));
    const turn = { ms: 50, onParked: () => undefined };
    const ends: number[] = [];
    while (a.position < 30n) {
      await takeTurn(db.database, a, facts, 30n, turn);
      ends.push(Number(a.position));
      if (ends.length > 60) break;
    }
    expect(ends.length).toBeGreaterThan(3);
    expect(new Set(ends).size).toBeGreaterThanOrEqual(ends.length - 2);
    expect(await seen()).toEqual(facts.map(({ position: at }) => Number(at)));
  });

  it('leaves exactly what a careful reader would have taken, whatever fails and however the log is cut into batches', async () => {
    const story = fc.record({
      streams: fc.array(fc.constantFrom('r', 's', 't'), { minLength: 1, maxLength: 12 }),
      bad: fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 3 }),
      batch: fc.integer({ min: 1, max: 12 }),
    });
    await fc.assert(
      fc.asyncProperty(story, async ({ streams, bad, batch }) => {
        await db.pool.query('TRUNCATE events, checkpoints, parked, diary; UPDATE event_head SET position = 0');
        const a = await open();
        a.follower.mishap = failAt(...bad);
        const facts = await tell(...streams);
        for (let start = 0; start < facts.length; start += batch) await surely(a, facts.slice(start, start + batch));
        const stopped = new Set<string>();
        const expected = facts.filter(({ stream, position: at }) => {
          if (bad.includes(Number(at))) stopped.add(stream);
          return !stopped.has(stream);
        });
        expect(await seen()).toEqual(expected.map(({ position: at }) => Number(at)));
        expect(await listParked(db.database)).toHaveLength(facts.length - expected.length);
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});

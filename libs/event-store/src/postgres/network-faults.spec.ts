import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { PATIENCE_MS } from '../ask-again.js';
import { type NewFact, OutcomeUnknown, StoreUnavailable, Written } from '../event-store.js';
import { didNothing } from './connection.js';
import { PostgresEventStore } from './postgres-event-store.js';
import { type FaultyNetwork, openFaultyNetwork } from './testing/faulty-network.js';
import { openSchema, serverPlace } from './testing/open-schema.js';

const fact = (): NewFact => ({ id: randomUUID(), type: 'thing-happened.v1', data: {}, metadata: {} });
const name = (): string => `stream-${randomUUID()}`;
/** How long after its deadline a call may end on a machine that is busy. */
const SLACK_MS = 1_500;

let schema: Awaited<ReturnType<typeof openSchema>>;
let network: FaultyNetwork;
let pool: pg.Pool;
/** The store behind the faulty network, and one of another process that has a good one. */
let store: PostgresEventStore;
let other: PostgresEventStore;
let admin: pg.Pool;
beforeAll(async () => {
  schema = await openSchema();
  network = await openFaultyNetwork(serverPlace());
  admin = schema.pool();
  other = new PostgresEventStore(admin);
});
beforeEach(async () => {
  pool = schema.pool(network.port);
  store = new PostgresEventStore(pool);
  await store.append(name(), [fact()], 0);
});
afterEach(() => network.heal());
afterAll(async () => {
  await schema.close();
  await network.close();
});

const timed = async <T>(call: Promise<T>): Promise<Readonly<{ ended: PromiseSettledResult<T>; ms: number }>> => {
  const begun = performance.now();
  const [ended] = await Promise.allSettled([call]);
  return { ended: ended as PromiseSettledResult<T>, ms: performance.now() - begun };
};

describe('an append whose answer is lost after the commit', () => {
  it('is asked for again and answered, and its facts are there once', async () => {
    const [s, facts] = [name(), [fact(), fact()]];
    network.loseNextAnswer();
    const answer = await store.append(s, facts, 0);
    expect((await other.read(s)).map(({ id, version, position }) => [id, version, position])).toEqual([
      [facts[0]?.id, 1, answer.position - 1n],
      [facts[1]?.id, 2, answer.position],
    ]);
    expect(answer).not.toBeInstanceOf(Written);
  });

  it('among others: each of them is answered, and everything is there once', async () => {
    const streams = Array.from({ length: 20 }, name);
    const before = await other.head();
    network.loseNextAnswer();
    const answers = await Promise.all(streams.map((s) => store.append(s, [fact()], 0)));
    expect(answers.map(({ version }) => version)).toEqual(streams.map(() => 1));
    expect((await other.readAll(before, 100)).map(({ stream }) => stream).sort()).toEqual([...streams].sort());
  });

  it('is answered as it was then, also when somebody else went on with the stream meanwhile', async () => {
    const s = name();
    network.loseNextAnswer();
    const append = store.append(s, [fact()], 0);
    while ((await other.read(s)).length === 0) await wait(5);
    await other.append(s, [fact()], 1);
    expect(await append).toMatchObject({ version: 1 });
    expect(await other.read(s)).toHaveLength(2);
  });
});

describe('while nothing comes through', () => {
  it('no call takes longer than it may: appends end as unknown, reads as unavailable; after that all works at once', async () => {
    const s = name();
    network.freeze();
    const calls = await Promise.all([
      timed(store.append(s, [fact()], 0)),
      timed(store.append(name(), [fact()], 0)),
      timed(store.read(s)),
      timed(store.readAll(0n, 10)),
      timed(store.head()),
    ]);
    for (const { ms } of calls) expect(ms).toBeLessThan(PATIENCE_MS + SLACK_MS);
    expect(calls.map(({ ended }) => (ended.status === 'rejected' ? (ended.reason as Error).constructor : ended))).toEqual([
      OutcomeUnknown,
      OutcomeUnknown,
      StoreUnavailable,
      StoreUnavailable,
      StoreUnavailable,
    ]);
    network.heal();
    const healed = await timed(store.append(name(), [fact()], 0));
    expect(healed.ended).toMatchObject({ status: 'fulfilled' });
    expect(healed.ms).toBeLessThan(SLACK_MS);
  }, 30_000);

  it('a call that is asked again later is done once, whatever became of the first', async () => {
    const [s, facts] = [name(), [fact()]];
    network.freeze();
    await expect(store.append(s, facts, 0)).rejects.toThrow(OutcomeUnknown);
    network.heal();
    expect(await store.append(s, facts, 0)).toMatchObject({ version: 1 });
    expect(await other.read(s)).toHaveLength(1);
  }, 30_000);

  it('an append that is stuck for a moment only is answered', async () => {
    const s = name();
    network.freeze();
    const append = store.append(s, [fact()], 0);
    await wait(300);
    network.heal();
    expect(await append).toMatchObject({ version: 1 });
  });
});

describe('a connection that gave no answer in time', () => {
  it('is never used again', async () => {
    /** The processes of the server behind all connections of the pool, once none of them is in use. */
    const backends = async (): Promise<readonly (number | undefined)[]> => {
      while (pool.idleCount < pool.totalCount) await wait(10);
      const clients = await Promise.all(Array.from({ length: pool.totalCount || 1 }, () => pool.connect()));
      const pids = await Promise.all(clients.map((client) => client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')));
      for (const client of clients) client.release();
      return pids.map(({ rows }) => rows[0]?.pid);
    };
    const [before] = await backends();
    const holder = await admin.connect();
    await holder.query('BEGIN; SELECT position FROM event_head FOR UPDATE');
    await expect(store.append(name(), [fact()], 0)).rejects.toThrow(OutcomeUnknown);
    await holder.query('ROLLBACK');
    holder.release();
    expect(await backends()).not.toContain(before);
    expect(await store.append(name(), [fact()], 0)).toMatchObject({ version: 1 });
  }, 30_000);
});

describe('while the server cannot be reached', () => {
  it('calls end as unavailable, an append too: it was never sent; after that all works at once', async () => {
    const s = name();
    network.cut();
    const calls = await Promise.all([timed(store.append(s, [fact()], 0)), timed(store.read(s)), timed(store.last())]);
    for (const { ended, ms } of calls) {
      expect(ended).toMatchObject({ status: 'rejected', reason: expect.any(StoreUnavailable) });
      expect(ms).toBeLessThan(PATIENCE_MS + SLACK_MS);
    }
    network.heal();
    expect(await store.read(s)).toEqual([]);
    expect(await store.append(s, [fact()], 0)).toMatchObject({ version: 1 });
  }, 30_000);

  it('for a moment only, nobody notices', async () => {
    const s = name();
    network.cut();
    const append = store.append(s, [fact()], 0);
    await wait(50);
    network.heal();
    expect(await append).toMatchObject({ version: 1 });
    network.cut();
    network.heal();
    expect(await store.read(s)).toHaveLength(1);
  });
});

describe('a server that cannot write', () => {
  /** Makes it fail so often in writing anything, with a SQLSTATE. */
  const failing = async (sqlState: string, times: number): Promise<void> => {
    await admin.query(`CREATE SEQUENCE tries; CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF nextval('tries') <= ${times} THEN RAISE 'it cannot be written' USING ERRCODE = '${sqlState}'; END IF; RETURN NEW; END $$;
      CREATE TRIGGER failing BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION fail()`);
  };
  afterEach(() => admin.query('DROP TRIGGER IF EXISTS failing ON events; DROP FUNCTION IF EXISTS fail; DROP SEQUENCE IF EXISTS tries'));

  it.each([
    ['its disk is full', '53100'],
    ['its disk is over its quota', 'XX000'],
    ['its disk fails', '58030'],
  ])('because %s is asked again, until it can', async (_why, sqlState) => {
    const s = name();
    await failing(sqlState, 2);
    expect(await store.append(s, [fact()], 0)).toMatchObject({ version: 1 });
    expect(await other.read(s)).toHaveLength(1);
  });

  it('for longer than a call may take ends the call in time, and has written nothing', async () => {
    const s = name();
    await failing('XX000', 1_000);
    const { ended, ms } = await timed(store.append(s, [fact()], 0));
    // Unknown, when the last attempt was begun too late to hear the answer.
    const reason = ended.status === 'rejected' ? (ended.reason as unknown) : undefined;
    expect(reason instanceof StoreUnavailable || reason instanceof OutcomeUnknown).toBe(true);
    expect(ms).toBeLessThan(PATIENCE_MS + SLACK_MS);
    expect(await other.read(s)).toEqual([]);
  }, 30_000);

  it.each([
    ['53100', true],
    ['58030', true],
    ['XX000', true],
    ['40001', true],
    ['40003', false],
    ['08006', false],
  ])('and says %s has done nothing for certain: %s', (code, certain) => {
    expect(didNothing(Object.assign(new Error('refused'), { code }))).toBe(certain);
  });
});

describe('a server process that is killed', () => {
  it('in the middle of a batch: all of the batch is asked for again, and done once', async () => {
    const streams = Array.from({ length: 15 }, name);
    const before = await other.head();
    const holder = await admin.connect();
    await holder.query('BEGIN; SELECT position FROM event_head FOR UPDATE');
    const appends = streams.map((s) => store.append(s, [fact(), fact()], 0));
    const waiting = `SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%append_together%'
      AND $1 = ANY (pg_blocking_pids(pid))`;
    const { rows: held } = await holder.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    let killed = 0;
    while (killed === 0) {
      const { rows } = await admin.query<{ pid: number }>(waiting, [held[0]?.pid]);
      for (const { pid } of rows) killed += (await admin.query('SELECT pg_terminate_backend($1)', [pid])).rowCount ?? 0;
      await wait(5);
    }
    await holder.query('COMMIT');
    holder.release();
    expect((await Promise.all(appends)).map(({ version }) => version)).toEqual(streams.map(() => 2));
    const news = await other.readAll(before, 100);
    expect(news.map(({ position }) => position)).toEqual(news.map((_fact, index) => before + BigInt(index) + 1n));
    expect(news.map(({ stream }) => stream).sort()).toEqual(streams.flatMap((s) => [s, s]).sort());
  }, 30_000);

  it('again and again while many write: what was answered is there once, and nothing else is', async () => {
    const before = await other.head();
    const still = { writing: true };
    const killer = (async () => {
      while (still.writing) {
        await admin.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND query LIKE '%append_together%' AND state = 'active'
           AND application_name = $1 LIMIT 1`,
          [schema.schema],
        );
        await wait(20);
      }
    })();
    const written = new Map<string, readonly string[]>();
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        const s = name();
        const ids: string[] = [];
        for (let version = 0; version < 30; version += 1) {
          const next = fact();
          await store.append(s, [next], version);
          ids.push(next.id);
        }
        written.set(s, ids);
      }),
    );
    still.writing = false;
    await killer;
    for (const [s, ids] of written) expect((await other.read(s)).map(({ id }) => id)).toEqual(ids);
    expect((await other.head()) - before).toBe(240n);
  }, 60_000);
});

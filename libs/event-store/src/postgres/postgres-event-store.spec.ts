import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import type { NewFact, Position, Recorded } from '../event-store.js';
import { describeEventStore } from '../testing/index.js';
import { PostgresEventStore } from './postgres-event-store.js';
import { openSchema } from './testing/open-schema.js';

describeEventStore('the store in PostgreSQL', async () => {
  const { pool, close } = await openSchema();
  return { store: new PostgresEventStore(pool()), close };
});

const fact = (data: object = {}): NewFact => ({ id: randomUUID(), type: 'thing-happened.v1', data, metadata: {} });

type Log = { all: Recorded[] };

/** A reader that trusts positions: it asks for what comes after the last one it saw, and never looks back. */
const readOn = async (store: PostgresEventStore, log: Log, limit = 100): Promise<void> => {
  log.all.push(...(await store.readAll(log.all.at(-1)?.position ?? 0n, limit)));
};

describe('a reader that asks for what comes after the last position it saw', () => {
  let schema: Awaited<ReturnType<typeof openSchema>>;
  beforeAll(async () => {
    schema = await openSchema();
  });
  afterAll(() => schema.close());

  it('misses what commits late where positions come from a sequence (the trap)', async () => {
    const pool = schema.pool();
    await pool.query('CREATE TABLE naive (position bigserial PRIMARY KEY, what text NOT NULL)');
    const seen: string[] = [];
    let last = '0';
    const read = async () => {
      const { rows } = await pool.query<{ position: string; what: string }>('SELECT * FROM naive WHERE position > $1 ORDER BY position', [
        last,
      ]);
      for (const { position, what } of rows) [last] = [position, seen.push(what)];
    };
    const slow = await pool.connect();
    await slow.query('BEGIN');
    await slow.query(`INSERT INTO naive (what) VALUES ('took the lower position, commits late')`);
    await pool.query(`INSERT INTO naive (what) VALUES ('overtakes it')`);
    await read();
    await slow.query('COMMIT');
    slow.release();
    await read();
    expect(seen).toEqual(['overtakes it']);
    expect((await pool.query('SELECT count(*)::int AS count FROM naive')).rows).toEqual([{ count: 2 }]);
  });

  describe('in our store', () => {
    let store: PostgresEventStore;
    let slow: pg.PoolClient;
    const takePosition = (stream: string) => slow.query('SELECT * FROM append_events($1, 0, $2)', [stream, JSON.stringify([fact()])]);
    beforeEach(async () => {
      store = new PostgresEventStore(schema.pool());
      slow = await schema.pool().connect();
      await slow.query('BEGIN');
    });

    const overtaking = async (finish: string): Promise<{ positions: Position[]; log: Log; streams: string[] }> => {
      const log: Log = { all: [] };
      const start = await store.head();
      const [first, second] = [randomUUID(), randomUUID()];
      await takePosition(first);
      let done = false;
      const append = store.append(second, [fact()], 0).finally(() => (done = true));
      await wait(150);
      expect(done).toBe(false);
      await readOn(store, log, 1_000);
      expect(log.all.at(-1)?.position ?? 0n).toBe(start);
      await slow.query(finish).catch(() => undefined);
      const { position } = await append;
      await readOn(store, log, 1_000);
      const news = log.all.filter((each) => each.position > start);
      return { positions: [start, position], log, streams: news.map(({ stream }) => (stream === first ? 'the slow one' : 'the fast one')) };
    };

    it('sees both in order: whoever comes later waits for the one who took the lower position', async () => {
      const { positions, streams } = await overtaking('COMMIT');
      expect(streams).toEqual(['the slow one', 'the fast one']);
      expect(positions[1]).toBe((positions[0] ?? 0n) + 2n);
      slow.release();
    });

    it('sees no gap when the one who took the lower position gives up', async () => {
      const { positions, streams } = await overtaking('ROLLBACK');
      expect(streams).toEqual(['the fast one']);
      expect(positions[1]).toBe((positions[0] ?? 0n) + 1n);
      slow.release();
    });

    it('sees no gap when the connection of the one who took the lower position dies', async () => {
      slow.on('error', () => undefined);
      const { positions, streams } = await overtaking('SELECT pg_terminate_backend(pg_backend_pid())');
      expect(streams).toEqual(['the fast one']);
      expect(positions[1]).toBe((positions[0] ?? 0n) + 1n);
      slow.release(true);
    });
  });

  it('sees every fact once and in order while many write at once, some slowly and some giving up', async () => {
    const random = (below: number) => Math.floor(Math.random() * below);
    const WRITERS = 12;
    const ROUNDS = 25;
    const pools = [schema.pool(), schema.pool(), schema.pool()];
    const reader = new PostgresEventStore(schema.pool());
    const start = await reader.head();
    const written = new Set<string>();

    const write = async (writer: number): Promise<void> => {
      const pool = pools[writer % pools.length] as pg.Pool;
      const store = new PostgresEventStore(pool);
      for (let round = 0; round < ROUNDS; round += 1) {
        const [stream, facts] = [randomUUID(), Array.from({ length: 1 + random(3) }, () => fact({ writer, round }))];
        if (random(4) > 0) {
          await store.append(stream, facts, 0);
        } else {
          const client = await pool.connect();
          await client.query('BEGIN');
          await client.query('SELECT * FROM append_events($1, 0, $2)', [stream, JSON.stringify(facts)]);
          await wait(random(8));
          const keeps = random(3) > 0;
          await client.query(keeps ? 'COMMIT' : 'ROLLBACK');
          client.release();
          if (!keeps) continue;
        }
        for (const { id } of facts) written.add(id);
      }
    };

    let writing = true;
    const log: Log = { all: [] };
    const follow = async (): Promise<void> => {
      const news: Log = { all: [...(await reader.readAll(start, 3))] };
      for (;;) {
        const [before, last] = [news.all.length, !writing];
        news.all.push(...(await reader.readAll(news.all.at(-1)?.position ?? start, 1 + random(20))));
        if (last && news.all.length === before) break;
      }
      log.all = news.all;
    };
    const following = follow();
    await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
    writing = false;
    await following;

    expect(new Set(log.all.map(({ id }) => id))).toEqual(written);
    expect(log.all.map(({ position }) => position)).toEqual(log.all.map((_, index) => start + BigInt(index) + 1n));
    expect(await reader.head()).toBe(start + BigInt(written.size));
  }, 60_000);
});

describe('the tables', () => {
  it('refuse two facts at one version of a stream, however they are written', async () => {
    const { pool, close } = await openSchema();
    const insert = `INSERT INTO events (position, stream, version, id, type, data, metadata) VALUES ($1, 's', 1, gen_random_uuid(), 't', '{}', '{}')`;
    const admin = pool();
    await admin.query(insert, [1]);
    await expect(admin.query(insert, [2])).rejects.toMatchObject({ code: '23505' });
    await close();
  });

  it('have one head and no second', async () => {
    const { pool, close } = await openSchema();
    await expect(pool().query('INSERT INTO event_head (position) VALUES (0)')).rejects.toMatchObject({ code: '23505' });
    await close();
  });
});

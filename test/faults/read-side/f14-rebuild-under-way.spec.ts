import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CheckpointRow, freshId, platformMigrations, Reactor } from '@hub/platform';
import { Diary, DIARY_TABLE, DiaryRow, openTestDatabase, type TestDatabase } from '@hub/testing/platform';
import { randomOf, report, scale } from '../scale.js';
import { Child } from '../toy/child.js';
import { eventually } from '../toy/eventually.js';
import { openToyHub, type ToyHub } from '../toy/toy-hub.js';
import { toyFact, ToyLog } from '../toy/toy-log.js';

/** A rebuild takes so many facts in one transaction; a process that is killed later is gone on from there. */
const PAGE = 5_000;
const FACTS = scale(12_000, 40_000);
const ROUNDS = scale(1, 10);
const KILLS_A_ROUND = scale(1, 3);

/** What happens once because of a fact. */
class Bell extends Reactor {
  override readonly name = 'bell.v1';
  override readonly on = ['rung.v1'];
  readonly rung: bigint[] = [];
  override async react({ position }: Parameters<Reactor['react']>[0]): Promise<void> {
    this.rung.push(position);
    await Promise.resolve();
  }
}

let db: TestDatabase;
let hub: ToyHub;
let bell: Bell;
let log: ToyLog;
let child: Child | undefined;
beforeEach(async () => {
  db = await openTestDatabase([CheckpointRow, DiaryRow], platformMigrations);
  await db.pool.query(DIARY_TABLE);
  log = new ToyLog(db.store);
  for (let told = 0; told < FACTS; told += 500) await log.tell(freshId(), ...Array.from({ length: 500 }, () => toyFact()));
  bell = new Bell();
  const diary = Object.assign(new Diary('diary.v1'), { on: ['good.v1', 'rung.v1'] });
  const place = { url: db.url, schema: db.schema, application: 'hub-f14' };
  hub = await openToyHub(place, { followers: [diary, bell], rows: [DiaryRow] });
  await hub.followers.settle();
}, 120_000);
afterEach(async () => {
  await child?.kill();
  await hub.close();
  await db.close();
});

/** Writes facts, some of which ring the bell, until it is told to end. */
const writing = (): (() => Promise<number>) => {
  const still = { going: true };
  const written = (async () => {
    let rung = 0;
    for (; still.going; rung += 1) {
      await log.tell('live', toyFact(), toyFact(), toyFact('rung.v1'));
      await wait(20);
    }
    return rung;
  })();
  return () => {
    still.going = false;
    return written;
  };
};

/** Reads what there is, again and again. @returns how often it looked, and how often it saw less than before. */
const reading = (): (() => Promise<Readonly<{ reads: number; back: number }>>) => {
  const still = { going: true };
  const read = (async () => {
    let [reads, back, most, last] = [0, 0, 0, 0];
    for (; still.going; reads += 1) {
      const { rows } = await db.pool.query<{ facts: number; last: number }>(
        'SELECT count(*)::int AS facts, coalesce(max(position), 0) AS last FROM diary',
      );
      const seen = rows[0] ?? { facts: 0, last: 0 };
      if (seen.facts < most || seen.last < last) back += 1;
      [most, last] = [Math.max(most, seen.facts), Math.max(last, seen.last)];
      await wait(5);
    }
    return { reads, back };
  })();
  return () => {
    still.going = false;
    return read;
  };
};

const nextAt = async (): Promise<number> => {
  const { rows } = await db.pool.query<{ position: string }>(`SELECT position FROM checkpoints WHERE name = 'diary.v1~next'`);
  return Number(rows[0]?.position ?? 0);
};
const startRebuild = async (): Promise<Child> =>
  (child = await Child.start('f14-rebuilder.mjs', { HUB_URL: db.url, HUB_SCHEMA: db.schema, HUB_APPLICATION: 'hub-f14-rebuild' }));

/** Rows that are not those of the log. */
const wrongRows = async (): Promise<number> => {
  const { rows } = await db.pool.query<{ wrong: number }>(
    `SELECT count(*)::int AS wrong FROM events e FULL JOIN diary d ON d.position = e.position AND d.stream = e.stream
     WHERE e.position IS NULL OR d.position IS NULL`,
  );
  return rows[0]?.wrong ?? -1;
};
const twice = (positions: readonly bigint[]): number => positions.length - new Set(positions).size;

describe('F14: a read model is built again while others write, and whoever builds it is killed with -9', () => {
  it(
    'the next one goes on from there and switches; no reader goes back in time, no row is wrong, and nothing is done again',
    async () => {
      const random = randomOf(14);
      const [endReading, endWriting] = [reading(), writing()];
      const counts = { rounds: 0, kills: 0, resumed: 0 };
      for (let round = 0; round < ROUNDS; round += 1) {
        // What the next switch has to mend.
        await db.pool.query(`UPDATE diary SET stream = 'wrong' WHERE position <= 50`);
        let from = 0;
        for (let kill = 0; kill < KILLS_A_ROUND; kill += 1) {
          const builder = await startRebuild();
          const enough = Math.max(from, PAGE) + (kill === 0 ? 0 : random(PAGE));
          await eventually('some of it is built', async () => (await nextAt()) >= enough || 'done' in (builder.heard.at(-1) ?? {}));
          await wait(random(60));
          await builder.kill();
          counts.kills += 1;
          from = await nextAt();
        }
        const builder = await startRebuild();
        const said = await builder.hears('done');
        const first = builder.heard.find((each) => 'progress' in each)?.['progress'] as { position: string; facts: number } | undefined;
        // It went on when its first page ended further on than it is long.
        if (first && Number(first.position) > from && first.facts < Number(first.position)) counts.resumed += 1;
        expect(Number(said['done'])).toBeGreaterThanOrEqual(FACTS);
        await builder.kill();
        counts.rounds += 1;
      }
      const [{ reads, back }, rung] = [await endReading(), await endWriting()];
      await hub.followers.settle();
      const outcome = {
        ...counts,
        facts: log.told,
        reads,
        'seen less': back,
        'rows wrong': await wrongRows(),
        'done again': twice(bell.rung),
      };
      report({
        fault: 'F14',
        what: 'a rebuild is killed, resumed and switched under live writes',
        store: 'PostgreSQL',
        control: false,
        counts: outcome,
      });
      expect(outcome).toMatchObject({ rounds: ROUNDS, resumed: ROUNDS, 'seen less': 0, 'rows wrong': 0, 'done again': 0 });
      expect(bell.rung).toHaveLength(rung);
      expect(rung).toBeGreaterThan(0);
      expect(reads).toBeGreaterThan(10);
    },
    scale(90_000, 1_200_000),
  );

  it('readers go back in time when it is emptied and filled again in its place (control)', async () => {
    const [endReading, endWriting] = [reading(), writing()];
    await wait(100);
    await db.database.transaction(async (tx) => {
      await tx.query('DELETE FROM diary');
      await tx.query(`UPDATE checkpoints SET position = 0, epoch = epoch + 1 WHERE name = 'diary.v1'`);
    });
    await eventually('it is filled again', async () => {
      const { rows } = await db.pool.query<{ full: boolean }>(`SELECT position >= $1 AS full FROM checkpoints WHERE name = 'diary.v1'`, [
        FACTS,
      ]);
      return rows[0]?.full;
    });
    const [{ reads, back }] = [await endReading(), await endWriting()];
    report({
      fault: 'F14',
      what: 'a rebuild in place',
      store: 'PostgreSQL',
      control: true,
      counts: { facts: log.told, reads, 'seen less': back },
    });
    expect(back).toBeGreaterThan(0);
  }, 90_000);
});

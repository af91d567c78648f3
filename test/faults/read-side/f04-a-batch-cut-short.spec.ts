import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Recorded } from '@hub/event-store';
import { type Batch, CheckpointRow, freshId, platformMigrations } from '@hub/platform';
import type { FaultyNetwork } from '@hub/testing/event-store';
import { Diary, DIARY_TABLE, DiaryRow, openTestDatabase, type TestDatabase } from '@hub/testing/platform';
import { randomOf, report, scale } from '../scale.js';
import { eventually } from '../toy/eventually.js';
import { networkTo } from '../toy/network-to.js';
import { openToyHub, type ToyHub, withoutTransactions } from '../toy/toy-hub.js';
import { toyFact, ToyLog } from '../toy/toy-log.js';

const POINTS = scale(9, 200);
const FACTS_A_POINT = 20;

/** Where a batch is cut short: its checkpoint is moved, or its rows are written too, or it is committed and nobody is told. */
const places = ['before its rows', 'after its rows', 'before it is told that it was committed'] as const;
type Place = (typeof places)[number];

/** A diary that has its connections cut at one fact. */
class CutDiary extends Diary {
  cut: Readonly<{ at: bigint; place: Place; network: FaultyNetwork }> | undefined;
  cuts = 0;

  override async take(facts: readonly Recorded[], batch: Batch): Promise<void> {
    const cut = facts.some(({ position }) => position === this.cut?.at) ? this.cut : undefined;
    if (cut) {
      this.cut = undefined;
      this.cuts += 1;
    }
    if (cut?.place === 'before its rows') cutAll(cut.network);
    await super.take(facts, batch);
    if (cut?.place === 'after its rows') cutAll(cut.network);
    // Nothing else is said on the network before the commit is answered, but by chance; then the cut is another one.
    if (cut?.place === 'before it is told that it was committed') cut.network.loseNextAnswer();
  }
}

const cutAll = (network: FaultyNetwork): void => {
  network.cut();
  network.heal();
};

let db: TestDatabase;
let network: FaultyNetwork;
let url: string;
let hub: ToyHub | undefined;
beforeEach(async () => {
  db = await openTestDatabase([CheckpointRow, DiaryRow], platformMigrations);
  await db.pool.query(DIARY_TABLE);
  ({ network, url } = await networkTo(db.url));
});
afterEach(async () => {
  await hub?.close();
  hub = undefined;
  await network.close();
  await db.close();
});

/** Tells facts and cuts the batch with one of them short, again and again. @returns at how many points the rows were those of the log. */
const run = async (points: number, protection: 'on' | 'off'): Promise<Readonly<{ points: number; cuts: number; equal: number }>> => {
  const random = randomOf(4);
  const [diary, beside] = [new CutDiary('cut.v1'), new Diary('beside.v1')];
  const place = { url, schema: db.schema, application: 'hub-f04' };
  const prepare = protection === 'on' ? undefined : withoutTransactions;
  hub = await openToyHub(place, { followers: [diary, beside], rows: [DiaryRow], prepare });
  const log = new ToyLog(db.store);
  let equal = 0;
  for (let point = 0; point < points; point += 1) {
    const at = BigInt(log.told + 1 + random(FACTS_A_POINT));
    diary.cut = { at, place: places[protection === 'on' ? random(places.length) : 0] as Place, network };
    // Several appends, so that batches begin and end anywhere.
    for (let told = 0; told < FACTS_A_POINT; told += 4) await log.tell(freshId(), toyFact(), toyFact(), toyFact(), toyFact());
    await eventually('following to the head', async () => {
      const { rows } = await db.pool.query<{ behind: boolean }>('SELECT min(position) < $1 AS behind FROM checkpoints', [log.told]);
      // Where a batch is no transaction, its checkpoint is seen before it is cut.
      return rows[0]?.behind === false && diary.cuts > point;
    });
    equal += (await rowsAreTheLog(log.told)) ? 1 : 0;
    await db.pool.query(
      'INSERT INTO diary SELECT * FROM unnest($1::text[], $2::int[], $3::text[]) ON CONFLICT DO NOTHING',
      await missing(),
    );
  }
  return { points, cuts: diary.cuts, equal };
};

const rowsAreTheLog = async (told: number): Promise<boolean> => {
  const { rows } = await db.pool.query<{ diary: string; position: number }>('SELECT diary, position FROM diary');
  const found = new Set(rows.map(({ diary, position }) => `${diary} ${position}`));
  return rows.length === 2 * told && found.size === 2 * told && (await missing())[0].length === 0;
};
/** What the log holds and the rows do not, put there by hand so that the next point is judged on its own. */
const missing = async (): Promise<[string[], number[], string[]]> => {
  const { rows } = await db.pool.query<{ diary: string; position: number; stream: string }>(
    `SELECT d.diary, e.position::int AS position, e.stream FROM events e, unnest(ARRAY['cut.v1', 'beside.v1']) AS d (diary)
     WHERE NOT EXISTS (SELECT FROM diary x WHERE x.diary = d.diary AND x.position = e.position AND x.stream = e.stream)`,
  );
  return [rows.map((row) => row.diary), rows.map((row) => row.position), rows.map((row) => row.stream)];
};

describe('F4: connections that are cut in the middle of a batch, at every step of it', () => {
  it(
    'leave rows that are those of the log, every time',
    async () => {
      const counts = await run(POINTS, 'on');
      report({ fault: 'F4', what: 'a batch is cut short at each of its steps', store: 'PostgreSQL', control: false, counts });
      expect(counts).toEqual({ points: POINTS, cuts: POINTS, equal: POINTS });
    },
    scale(60_000, 1_200_000),
  );

  it('leave rows that are not those of the log when a batch is no transaction (control)', async () => {
    const counts = await run(3, 'off');
    report({ fault: 'F4', what: 'the same, every statement committed by itself', store: 'PostgreSQL', control: true, counts });
    expect(counts.cuts).toBe(3);
    expect(counts.equal).toBe(0);
  }, 60_000);
});

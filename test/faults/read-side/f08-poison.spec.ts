import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { KurrentEventStore, type NewFact } from '@hub/event-store';
import { CheckpointRow, freshId, platformMigrations, Reactor } from '@hub/platform';
import { StandIn } from '@hub/testing/event-store';
import { openTestDatabase, type TestDatabase } from '@hub/testing/platform';
import { randomOf, report, scale } from '../scale.js';
import { eventually } from '../toy/eventually.js';
import { CarelessLedger, Ledger, LEDGER_TABLES, LedgerRow, POISON, Summary, SummaryRow } from '../toy/ledger.projection.js';
import { openToyHub, type ToyHub } from '../toy/toy-hub.js';
import { ToyLog } from '../toy/toy-log.js';

const FACTS = scale(1_500, 24_000);
/** One in a thousand, and some of each kind. */
const POISONS = Math.max(6, Math.ceil(FACTS / 1_000));
const STREAMS = scale(50, 200);
const TOGETHER = 10;

const rows = [CheckpointRow, LedgerRow, SummaryRow];
const open: (() => Promise<void>)[] = [];
let [poisoned, clean]: TestDatabase[] = [];
const openDatabase = async (): Promise<TestDatabase> => {
  const db = await openTestDatabase(rows, platformMigrations);
  open.unshift(() => db.close());
  await db.pool.query(LEDGER_TABLES);
  return db;
};
beforeEach(async () => {
  [poisoned, clean] = [await openDatabase(), await openDatabase()];
});
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** A fact of the log, and what it would say if nothing were wrong with it. */
type Entry = Readonly<{ stream: string; fact: NewFact; good: NewFact }>;

const entry = (type: string, data: object): NewFact => ({ id: freshId(), type, data, metadata: {} });

/** A log with so many poisons: a bug is hit, the data are bad, the type is unknown. */
const tale = (): readonly Entry[] => {
  const random = randomOf(8);
  const bad = new Set<number>();
  while (bad.size < POISONS) bad.add(random(FACTS));
  const kinds = [...bad].sort((a, b) => a - b);
  return Array.from({ length: FACTS }, (_, index): Entry => {
    const stream = `stream-${random(STREAMS)}`;
    const amount = random(100);
    const good = entry('entry.v1', { amount });
    const kind = bad.has(index) ? ['throws', 'bad data', 'unknown type'][kinds.indexOf(index) % 3] : undefined;
    if (kind === 'throws') return { stream, good, fact: { ...good, data: { amount, note: POISON } } };
    if (kind === 'bad data') return { stream, good, fact: { ...good, data: { amount: `${amount} crowns` } } };
    if (kind === 'unknown type') return { stream, good: entry('entry.v99', {}), fact: entry('entry.v99', {}) };
    return { stream, good, fact: good };
  });
};

const tell = async (db: TestDatabase, entries: readonly Entry[], which: 'fact' | 'good'): Promise<void> => {
  const log = new ToyLog(db.store);
  for (let start = 0; start < entries.length; start += TOGETHER * 10) {
    const streams = new Map<string, NewFact[]>();
    for (const each of entries.slice(start, start + TOGETHER * 10))
      streams.set(each.stream, [...(streams.get(each.stream) ?? []), each[which]]);
    await Promise.all([...streams].map(([stream, facts]) => log.tell(stream, ...facts)));
  }
};

/** What happened because of facts, outside of any read model. */
class Effects extends Reactor {
  override readonly name = 'effects.v1';
  override readonly on = ['entry.v1'];
  readonly done: string[] = [];
  mended = false;
  override async react({ stream, version, data }: Parameters<Reactor['react']>[0]): Promise<void> {
    if ((data as { note?: string }).note === POISON && !this.mended) throw new Error('a handler with a bug');
    this.done.push(`${stream}/${version}`);
    await Promise.resolve();
  }
}

const openHub = async (db: TestDatabase, followers: Parameters<typeof openToyHub>[1]['followers']): Promise<ToyHub> => {
  const hub = await openToyHub({ url: db.url, schema: db.schema, application: 'hub-f08' }, { followers, rows });
  open.unshift(() => hub.close());
  return hub;
};
const rowsOf = async ({ pool }: TestDatabase): Promise<string> => {
  const found = await pool.query<{ row: string }>(
    `SELECT 'ledger ' || l::text AS row FROM ledger l UNION ALL SELECT 'summary ' || s::text FROM summary s ORDER BY 1`,
  );
  return found.rows.map(({ row }) => row).join('\n');
};

/** The poison of each stream that has any, and what comes after it there: all that has to be parked. */
const toBeParked = (entries: readonly Entry[], isPoison: (entry: Entry) => boolean): readonly string[] => {
  const [versions, stopped, parked] = [new Map<string, number>(), new Set<string>(), [] as string[]];
  for (const each of entries) {
    const version = (versions.get(each.stream) ?? 0) + 1;
    versions.set(each.stream, version);
    if (isPoison(each)) stopped.add(each.stream);
    if (stopped.has(each.stream) && each.fact.type === 'entry.v1') parked.push(`${each.stream}/${version}`);
  }
  return parked.sort();
};
const isAnyPoison = ({ fact, good }: Entry): boolean => fact.data !== good.data && fact.type === 'entry.v1';
const isBug = ({ fact }: Entry): boolean => (fact.data as { note?: string }).note === POISON;

const parkedOf = async (hub: ToyHub, follower: string): Promise<readonly string[]> =>
  (await hub.followers.parked())
    .filter((each) => each.follower === follower)
    .map(({ stream, version }) => `${stream}/${version}`)
    .sort();

describe('F8: one fact in a thousand is poison', () => {
  it(
    'it is parked with what follows in its stream and nothing else is, others go on, and once mended all is as if it had never been',
    async () => {
      const entries = tale();
      const [ledger, summary, effects] = [new Ledger(), new Summary(), new Effects()];
      await tell(poisoned as TestDatabase, entries, 'fact');
      const hub = await openHub(poisoned as TestDatabase, [ledger, summary, effects]);
      await hub.followers.settle();
      const [expected, expectedEffects] = [toBeParked(entries, isAnyPoison), toBeParked(entries, isBug)];
      expect(await parkedOf(hub, ledger.name)).toEqual(expected);
      expect(await parkedOf(hub, summary.name)).toEqual(expected);
      expect(await parkedOf(hub, effects.name)).toEqual(expectedEffects);
      const wanted = entries.filter(({ fact }) => fact.type === 'entry.v1').length;
      // All others were taken, in every stream, up to the poison.
      const { rows: taken } = await (poisoned as TestDatabase).pool.query<{ facts: number }>('SELECT sum(facts)::int AS facts FROM ledger');
      expect(taken[0]?.facts).toBe(wanted - expected.length);
      expect(effects.done).toHaveLength(wanted - expectedEffects.length);
      for (const { behind } of await hub.followers.standings()) expect(behind.amount).toBe(0n);

      for (const follower of [ledger, summary, effects]) follower.mended = true;
      expect(await hub.followers.replayParked()).toEqual([]);
      await hub.followers.settle();
      await tell(clean as TestDatabase, entries, 'good');
      const other = await openHub(clean as TestDatabase, [new Ledger(), new Summary()]);
      await other.followers.settle();
      const equal = (await rowsOf(poisoned as TestDatabase)) === (await rowsOf(clean as TestDatabase));
      const effectsOnce = new Set(effects.done).size === wanted && effects.done.length === wanted;
      report({
        fault: 'F8',
        what: 'bad data, a handler that throws, unknown types',
        store: 'PostgreSQL',
        control: false,
        counts: { facts: FACTS, poison: POISONS, parked: expected.length, equal: Number(equal), 'effects once': Number(effectsOnce) },
      });
      expect(equal).toBe(true);
      expect(effectsOnce).toBe(true);
    },
    scale(60_000, 900_000),
  );

  it(
    'rows are wrong for good when only the poison is passed over, and its stream goes on without it (control)',
    async () => {
      const entries = tale();
      const careless = new CarelessLedger();
      await tell(poisoned as TestDatabase, entries, 'fact');
      const hub = await openHub(poisoned as TestDatabase, [careless, new Summary()]);
      await hub.followers.settle();
      const parked = await parkedOf(hub, careless.name);
      careless.mended = true;
      await hub.followers.replayParked(careless.name);
      await tell(clean as TestDatabase, entries, 'good');
      const other = await openHub(clean as TestDatabase, [new Ledger()]);
      await other.followers.settle();
      const pages = async ({ pool }: TestDatabase): Promise<string[]> =>
        (await pool.query<{ page: string }>('SELECT l::text AS page FROM ledger l ORDER BY 1')).rows.map(({ page }) => page);
      const right = new Set(await pages(clean as TestDatabase));
      const wrong = (await pages(poisoned as TestDatabase)).filter((page) => !right.has(page)).length;
      const streams = new Set(entries.filter(isAnyPoison).map(({ stream }) => stream)).size;
      report({
        fault: 'F8',
        what: 'only the poison itself is passed over',
        store: 'PostgreSQL',
        control: true,
        counts: { poison: POISONS, parked: parked.length, 'pages wrong': wrong },
      });
      expect(parked).not.toEqual(toBeParked(entries, isAnyPoison));
      expect(wrong).toBe(streams);
    },
    scale(60_000, 900_000),
  );
});

describe('F8: an event that is no JSON, in a log that others write to as well', () => {
  it('is parked with what follows in its stream, as often as it is tried again, and the others go on', async () => {
    const standIn = await StandIn.start();
    open.push(() => standIn.stop());
    const store = new KurrentEventStore(standIn.url);
    const { url, schema, pool } = poisoned as TestDatabase;
    const hub = await openToyHub({ url, schema, application: 'hub-f08', store }, { followers: [new Ledger()], rows });
    open.unshift(() => hub.close());
    const good = { type: 'entry.v1', text: '{"amount":1}', metadata: '{}' };
    await standIn.write('bad', [
      { ...good, id: freshId() },
      { ...good, id: freshId(), text: '{"amount":', json: true },
      { ...good, id: freshId() },
    ]);
    await standIn.write('good', [{ ...good, id: freshId() }]);
    const ledger = async () => (await pool.query('SELECT page, facts FROM ledger ORDER BY 1')).rows;
    await eventually('the good stream is taken', async () => (await ledger()).length === 2);
    await hub.followers.settle();
    await hub.followers.replayParked();
    await standIn.write('good', [{ ...good, id: freshId() }]);
    await hub.followers.settle();
    expect(await ledger()).toEqual([
      { page: 'bad', facts: 1 },
      { page: 'good', facts: 2 },
    ]);
    const parked = await hub.followers.parked();
    expect(parked.map(({ stream, version, attempts }) => [stream, version, attempts > 0])).toEqual([
      ['bad', 2, true],
      ['bad', 3, false],
    ]);
    report({
      fault: 'F8',
      what: 'an event that is no JSON',
      store: 'KurrentDB stand-in',
      control: false,
      counts: { poison: 1, parked: parked.length, 'tried again': (parked[0]?.attempts ?? 0) - 1 },
    });
  }, 60_000);
});

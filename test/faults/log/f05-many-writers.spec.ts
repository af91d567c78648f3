import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KurrentEventStore, type Recorded } from '@hub/event-store';
import { StandIn } from '@hub/testing/event-store';
import { testDatabaseUrl } from '@hub/testing/platform';
import { randomOf, report, scale } from '../scale.js';
import { wholeLog, type Wrongs, wrongsOf } from '../stores/coins.js';
import { makePostgresLog, type PostgresLog } from '../stores/postgres-log.js';
import { zipf } from '../stores/zipf.js';
import { Child } from '../toy/child.js';

const MS = scale(2_000, 45_000);
const CONTROL_MS = 1_000;
const PROCESSES = 2;
const WRITERS = 16;
const STREAMS = 100;
/** How many commands a writer knows to give before it begins again. */
const PLAN = 1_000;
const MOST = 100;

const KINDS = ['PostgreSQL', 'KurrentDB stand-in'] as const;
type Kind = (typeof KINDS)[number];

/** What a process says of its writers; each knows its commands: the stream, the amount, the command, and how long it took in milliseconds. */
type Acknowledged = readonly [stream: string, amount: number, commandId: string, ms: number];
type Written = Readonly<{ appends: number; conflicts: number; contended: number; writers: readonly (readonly Acknowledged[])[] }>;

type Outcome = Wrongs &
  Readonly<
    Record<
      | 'commands'
      | 'commands/s'
      | 'conflicts/1000'
      | 'contended'
      | 'p50 ms'
      | 'p99 ms'
      | 'least share %'
      | 'lost updates'
      | 'wrong sums'
      | 'not told',
      number
    >
  >;

let children: readonly Child[];
let postgres: PostgresLog[];
let standIns: StandIn[];
beforeAll(async () => {
  [postgres, standIns] = [[], []];
  children = await Promise.all(Array.from({ length: PROCESSES }, () => Child.start('f05-writers.mjs', {})));
}, 60_000);
afterAll(async () => {
  for (const child of children) await child.kill();
  for (const log of postgres) await log.close();
  for (const standIn of standIns) await standIn.stop();
}, 60_000);

/** A log of its own: where the writers find it, and how it is read in the end. */
const makeLog = async (kind: Kind): Promise<Readonly<{ place: object; read: () => Promise<readonly Recorded[]> }>> => {
  if (kind === 'PostgreSQL') {
    const log = await makePostgresLog(testDatabaseUrl());
    postgres.push(log);
    const place = { postgres: { url: testDatabaseUrl(), schema: log.schema, application: 'hub-f05' } };
    return { place, read: () => wholeLog(log.store) };
  }
  const standIn = await StandIn.start();
  standIns.push(standIn);
  const read = async (): Promise<readonly Recorded[]> => {
    const store = new KurrentEventStore(standIn.url);
    return wholeLog(store).finally(() => store.close());
  };
  return { place: { kurrent: standIn.url }, read };
};

/** Lets the writers of all processes write to one log. */
const run = async (kind: Kind, streams: number, ms: number, guarded: boolean): Promise<Outcome> => {
  const { place, read } = await makeLog(kind);
  const nth = zipf(streams);
  const begun = performance.now();
  const written = await Promise.all(
    children.map(async (child, index) => {
      const said = child.heard.length;
      const plans = Array.from({ length: WRITERS / PROCESSES }, (_, writer) => {
        const random = randomOf(500 + index * WRITERS + writer);
        return Array.from({ length: PLAN }, () => [`purse-${nth(random)}`, 1 + random(MOST)] as const);
      });
      child.say({ place, guarded, plans, ms });
      return (await child.hears('written', said))['written'] as Written;
    }),
  );
  return outcomeOf(written, await read(), (performance.now() - begun) / 1_000);
};

type Balance = Readonly<{ amount: number; balance: number }>;

const outcomeOf = (written: readonly Written[], facts: readonly Recorded[], seconds: number): Outcome => {
  const writers = written.flatMap((each) => each.writers);
  const acknowledged = writers.flat();
  const times = acknowledged.map(([, , , ms]) => ms).sort((a, b) => a - b);
  const at = (share: number): number => Math.round((times[Math.floor(times.length * share)] ?? 0) * 10) / 10;
  const sum = (of: (each: Written) => number): number => written.reduce((all, each) => all + of(each), 0);

  const sums = new Map<string, number>();
  for (const [stream, amount] of acknowledged) sums.set(stream, (sums.get(stream) ?? 0) + amount);
  const balances = new Map<string, number>();
  let lostUpdates = 0;
  for (const { stream, data } of facts) {
    const { amount, balance } = data as Balance;
    if (balance !== (balances.get(stream) ?? 0) + amount) lostUpdates += 1;
    balances.set(stream, balance);
  }
  return {
    ...{ commands: acknowledged.length, 'commands/s': Math.round(acknowledged.length / seconds) },
    'conflicts/1000': Math.round((1_000 * sum(({ conflicts }) => conflicts)) / sum(({ appends }) => appends)),
    contended: sum(({ contended }) => contended),
    ...{ 'p50 ms': at(0.5), 'p99 ms': at(0.99) },
    'least share %': Math.round((100 * WRITERS * Math.min(...writers.map(({ length }) => length))) / acknowledged.length),
    'lost updates': lostUpdates,
    'wrong sums': [...sums].filter(([stream, amount]) => balances.get(stream) !== amount).length,
    'not told': facts.length - acknowledged.length,
    ...wrongsOf(
      facts,
      acknowledged.map(([, , commandId]) => commandId),
    ),
  };
};

const NOTHING_WRONG = { 'lost updates': 0, 'wrong sums': 0, 'not told': 0, lost: 0, doubled: 0, gaps: 0 };

describe.each(KINDS)('F5: sixteen writers in two processes, on %s', (kind) => {
  it.each([
    ['one stream', 1],
    ['a hundred streams, some of them busy', STREAMS],
  ])(
    'on %s: no update is lost, versions have no gap, and every command is done once',
    async (_what, streams) => {
      const counts = await run(kind, streams, MS, true);
      const what = streams === 1 ? '16 writers, 2 processes, 1 stream' : `16 writers, 2 processes, ${streams} streams by Zipf`;
      report({ fault: 'F5', what, store: kind, control: false, counts });
      expect(counts).toMatchObject(NOTHING_WRONG);
      expect(counts['conflicts/1000']).toBeGreaterThan(0);
    },
    scale(60_000, 300_000),
  );

  it('on one stream, with no heed to the version they expect: updates are lost (control)', async () => {
    const counts = await run(kind, 1, CONTROL_MS, false);
    report({ fault: 'F5', what: '1 stream, the expected version ignored', store: kind, control: true, counts });
    expect(counts['lost updates']).toBeGreaterThan(0);
    expect(counts['wrong sums']).toBe(1);
  }, 60_000);
});

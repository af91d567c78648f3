import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type EventStore, KurrentEventStore, type NewFact, type Recorded } from '@hub/event-store';
import { isRejection, toInstant } from '@hub/kernel';
import { Commands, type Envelope, fingerprintOf, freshId, SwedishCalendar } from '@hub/platform';
import { type FaultyNetwork, StandIn } from '@hub/testing/event-store';
import { openTestDatabase, type TestDatabase } from '@hub/testing/platform';
import { type Box, box, type BoxEvent, BoxProjection, BoxRow, boxTarget, toyMigrations, toyRows } from '@hub/testing/toy';
import { randomOf, report, scale } from '../scale.js';
import { eventually } from '../toy/eventually.js';
import { networkTo } from '../toy/network-to.js';
import { openToyHub, type ToyHub } from '../toy/toy-hub.js';

const ROUNDS = scale(2, 30);
const LONGEST_MS = scale(1_500, 10_000);
const CALLERS = 4;
const BOXES = 6;
/** Long enough for snapshots to be taken of them, which are kept on the read side. */
const DEPOSITS_BEFORE = 110;
/** No command takes longer than the patience of a call with the event store. */
const LONGEST_CALL_MS = 5_000;

const calendar = new SwedishCalendar();
const AT = toInstant('2026-01-15T09:00:00Z');
/** Decides as `box` does. What is remembered for one decider is of no use to the other, so that streams are loaded again and again. */
const other = { ...box, evolve: (state: Box, event: BoxEvent): Box => box.evolve(state, event) };

let db: TestDatabase;
let network: FaultyNetwork;
let url: string;
let standIn: StandIn;
let log: EventStore;
const hubs: ToyHub[] = [];
beforeEach(async () => {
  db = await openTestDatabase(toyRows, toyMigrations);
  ({ network, url } = await networkTo(db.url));
  standIn = await StandIn.start();
  log = new KurrentEventStore(standIn.url);
});
afterEach(async () => {
  network.heal();
  for (const hub of hubs.splice(0)) await hub.close();
  await log.close();
  await standIn.stop();
  await network.close();
  await db.close();
});

/** A hub that reads and writes its rows through the network. */
const openHub = async (store?: EventStore): Promise<ToyHub> => {
  const place = { url, schema: db.schema, application: 'hub-f07', store };
  const hub = await openToyHub(place, { followers: [new BoxProjection()], rows: toyRows });
  hubs.push(hub);
  return hub;
};
/** A hub that only looks on, from the other side of the network. */
const openObserver = async (store: EventStore): Promise<ToyHub> => {
  const place = { url: db.url, schema: db.schema, application: 'hub-f07-observer', store };
  const hub = await openToyHub(place, { followers: [new BoxProjection()], rows: toyRows, follows: false });
  hubs.push(hub);
  return hub;
};

type Done = { accepted: string[]; failed: number; slowest: number };
let turn = 0;
/** Puts a coin into a box; whoever did it is known by the command, which the row shows. */
const putIn = async (hub: ToyHub, boxId: string, done: Done): Promise<void> => {
  turn += 1;
  const commandId = freshId();
  const envelope: Envelope = {
    ...{ act: 'addCoins', at: AT, on: calendar.dayOf(AT), playedBack: false, asker: { ref: commandId, roles: ['employee'] } },
    ...{ commandId, fingerprint: fingerprintOf('addCoins', commandId), correlationId: commandId },
    provenance: { sources: [], synthetic: [] },
  };
  const since = Date.now();
  try {
    const path = hub.app.get(Commands).with(turn % 2 === 0 ? box : other);
    const answer = await path.handle(boxTarget(boxId), envelope, (state) =>
      state ? { type: 'add-coins', data: { boxId, coins: 1 } } : { type: 'open-box', data: { boxId, label: boxId } },
    );
    if (isRejection(answer)) done.failed += 1;
    else done.accepted.push(commandId);
  } catch {
    done.failed += 1;
  }
  done.slowest = Math.max(done.slowest, Date.now() - since);
};

/** Lets callers do commands, one after the other each, as long as `goesOn`. */
const work = async (hub: ToyHub, goesOn: () => boolean, done: Done): Promise<void> => {
  const random = randomOf(70 + turn);
  const caller = async (): Promise<void> => {
    while (goesOn()) await putIn(hub, `box-${random(BOXES)}`, done);
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
};
/** Boxes that have taken many coins before. */
const fill = async (): Promise<void> => {
  for (let n = 0; n < BOXES; n += 1) {
    const { stream, id: boxId } = boxTarget(`box-${n}`);
    const facts = Array.from({ length: DEPOSITS_BEFORE }, (_, index): NewFact => {
      const [id, metadata] = [freshId(), { commandId: freshId(), occurredAt: AT }];
      if (index === 0) return { id, type: 'box-opened.v1', data: { boxId, label: boxId }, metadata };
      return { id, type: 'coins-added.v1', data: { boxId, coins: 1 }, metadata };
    });
    await log.append(stream, facts, 0);
  }
};

const lagOf = async (observer: ToyHub): Promise<bigint> => (await observer.followers.standings())[0]?.behind.amount ?? 0n;
const caughtUp = (observer: ToyHub): Promise<boolean> => eventually('catching up', async () => (await lagOf(observer)) === 0n);

/** What is wrong: commands that were accepted and are not in the log once, and boxes whose row is not what their facts make. */
const wrong = async (accepted: readonly string[]): Promise<Readonly<{ lost: number; doubled: number; rows: number }>> => {
  const facts: Recorded[] = [];
  for (let page = await log.readAll(0n, 1_000); page.length > 0; page = await log.readAll(facts.at(-1)?.position ?? 0n, 1_000))
    facts.push(...page);
  const times = new Map<string, number>();
  for (const { metadata } of facts) times.set(metadata['commandId'] ?? '', (times.get(metadata['commandId'] ?? '') ?? 0) + 1);
  const streams = [...new Set(facts.map(({ stream }) => stream))];
  const rows = await db.database.getRepository(BoxRow).find();
  const made = streams.map((stream) =>
    new BoxProjection().foldAll(facts.filter((fact) => fact.stream === stream) as unknown as readonly Recorded<BoxEvent>[]),
  );
  const shown = (row: BoxRow | undefined): string =>
    JSON.stringify([row?.id, row?.version, row?.position, row?.coins, row?.deposits.map(({ by, coins }) => [by, coins])]);
  const found = new Set(rows.map(shown));
  return {
    lost: accepted.filter((commandId) => !times.has(commandId)).length,
    doubled: [...times.values()].filter((each) => each > 1).length,
    rows: made.filter((row) => !found.has(shown(row))).length,
  };
};

describe('F7: the read side is cut off, and the log is not', () => {
  it(
    'all commands are accepted meanwhile, the lag can be seen, and all is caught up with exactly',
    async () => {
      const hub = await openHub(log);
      const observer = await openObserver(log);
      const done: Done = { accepted: [], failed: 0, slowest: 0 };
      await fill();
      await work(hub, () => done.accepted.length < 2 * BOXES, done);
      await caughtUp(observer);
      const random = randomOf(7);
      const counts = {
        rounds: 0,
        accepted: 0,
        failed: 0,
        'slowest ms': 0,
        'lag seen': 0,
        'caught up ms': 0,
        lost: 0,
        doubled: 0,
        'rows wrong': 0,
      };
      for (let round = 0; round < ROUNDS; round += 1) {
        const before = done.accepted.length;
        if (round % 2 === 0) network.cut();
        else network.freeze();
        const until = Date.now() + LONGEST_MS / 2 + random(LONGEST_MS / 2);
        await work(hub, () => Date.now() < until, done);
        counts['lag seen'] += (await lagOf(observer)) > 0n ? 1 : 0;
        counts.accepted += done.accepted.length - before;
        network.heal();
        const healed = Date.now();
        await caughtUp(observer);
        counts['caught up ms'] = Math.max(counts['caught up ms'], Date.now() - healed);
        counts.rounds += 1;
        await wait(50);
      }
      const { rows, ...facts } = await wrong(done.accepted);
      Object.assign(counts, { failed: done.failed, 'slowest ms': done.slowest, 'rows wrong': rows }, facts);
      report({
        fault: 'F7',
        what: 'the read side is cut off or frozen, commands go on',
        store: 'KurrentDB stand-in',
        control: false,
        counts,
      });
      expect(counts).toMatchObject({ rounds: ROUNDS, 'lag seen': ROUNDS, failed: 0, lost: 0, doubled: 0, 'rows wrong': 0 });
      expect(counts.accepted).toBeGreaterThan(CALLERS * ROUNDS);
      expect(done.slowest).toBeLessThan(LONGEST_CALL_MS);
    },
    scale(60_000, 900_000),
  );

  it('commands fail when the log is behind the same cut (control)', async () => {
    const hub = await openHub();
    const done: Done = { accepted: [], failed: 0, slowest: 0 };
    network.cut();
    let calls = 0;
    await work(hub, () => (calls += 1) <= CALLERS, done);
    const counts = { accepted: done.accepted.length, failed: done.failed };
    report({ fault: 'F7', what: 'the log is cut off too', store: 'PostgreSQL', control: true, counts });
    expect(counts).toEqual({ accepted: 0, failed: CALLERS });
  }, 60_000);

  it('rows are wrong when following goes on from the head and not from where it stood (control)', async () => {
    const hub = await openHub(log);
    const observer = await openObserver(log);
    const done: Done = { accepted: [], failed: 0, slowest: 0 };
    for (let n = 0; n < BOXES; n += 1) await putIn(hub, `box-${n}`, done);
    await caughtUp(observer);
    network.cut();
    for (let n = 0; n < BOXES; n += 1) await putIn(hub, `box-${n}`, done);
    await db.pool.query('UPDATE checkpoints SET position = $1', [(await log.head()).toString()]);
    network.heal();
    for (let n = 0; n < BOXES; n += 1) await putIn(hub, `box-${n}`, done);
    await caughtUp(observer);
    const { lost, doubled, rows } = await wrong(done.accepted);
    report({
      fault: 'F7',
      what: 'following goes on from the head',
      store: 'KurrentDB stand-in',
      control: true,
      counts: { lost, doubled, 'rows wrong': rows },
    });
    expect({ lost, doubled, rows }).toEqual({ lost: 0, doubled: 0, rows: BOXES });
  }, 60_000);
});

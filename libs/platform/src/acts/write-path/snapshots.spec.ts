import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import fc from 'fast-check';
import type { AnyFact } from '@hub/kernel';
import { openTestDatabase, type TestDatabase } from '@hub/testing/platform';
import { platformMigrations } from '../../database/platform-migrations.js';
import { type Box, box, boxTarget } from '../../testing/toy/box.js';
import type { Answer } from '../commands.js';
import { fingerprintOf, freshId } from '../ids.js';
import type { Folding, KnownStream } from './known-stream.js';
import { PostgresSnapshots } from './postgres-snapshots.js';
import { AFTER_APPEND, AFTER_LOAD } from './snapshots.js';
import { accepted, add, coldProcessOn, envelope, open, processOn, seal, WatchedStore } from './testing/box-process.js';

let db: TestDatabase;
beforeAll(async () => {
  Logger.overrideLogger(false);
  db = await openTestDatabase([], platformMigrations);
});
afterAll(async () => {
  Logger.overrideLogger(true);
  await db.close();
});

/** Snapshots that are taken as soon as there is one fact more. */
class EagerSnapshots extends PostgresSnapshots {
  override keep<S, E extends AnyFact>(known: KnownStream<S>, folding: Folding<S, E>): void {
    super.keep(known, folding, { length: 1, behind: 1 });
  }
}
const process = (build = 'this build') => new PostgresSnapshots(db.database, build);
const b = boxTarget('b');
const LONG = AFTER_LOAD.length + 20;

let store: WatchedStore;
/** The envelopes of all commands that the long box was made by, and their answers. */
let done: (readonly [ReturnType<typeof envelope>, Answer])[];
beforeEach(async () => {
  await db.database.query('TRUNCATE snapshots, snapshot_commands');
  store = new WatchedStore();
  const path = processOn(store);
  done = [];
  for (let n = 0; n < LONG; n += 1) {
    const asked = envelope({ provenance: { sources: [`S${n % 3}`], synthetic: [] } });
    done.push([asked, accepted(await path.handle(b, asked, () => (n === 0 ? open() : add())))]);
  }
  store.reads.length = 0;
});

/** Opens the box in a process that has just started, and lets it take the snapshot it wants. */
const openIn = async (snapshots = process()): Promise<Box> => {
  const state = await coldProcessOn(store, snapshots).stateOf('box-b');
  await snapshots.settled();
  return state;
};
const factsRead = (): number => store.reads.reduce((sum, { facts }) => sum + facts, 0);
const rows = async (): Promise<readonly object[]> => db.database.query('SELECT version, build FROM snapshots');

describe('a long stream', () => {
  it('is read in full by the first process, and by the next one only from the snapshot on', async () => {
    const first = await openIn();
    expect(factsRead()).toBe(LONG);
    expect(await rows()).toEqual([{ version: LONG, build: 'this build' }]);
    store.reads.length = 0;
    expect(await openIn()).toEqual(first);
    expect(factsRead()).toBe(1);
  });

  it('is not kept while it is short', async () => {
    const short = boxTarget('short');
    const path = processOn(store);
    for (let n = 0; n < AFTER_LOAD.length - 1; n += 1)
      await path.handle(short, envelope(), () => (n === 0 ? open('short') : add(1, 'short')));
    const opened = async () => {
      const snapshots = process();
      await coldProcessOn(store, snapshots).stateOf('box-short');
      await snapshots.settled();
    };
    await opened();
    expect(await rows()).toEqual([]);
    await path.handle(short, envelope(), () => add(1, 'short'));
    await opened();
    expect(await rows()).toEqual([{ version: AFTER_LOAD.length, build: 'this build' }]);
  });

  it('is kept again as soon as a load had to read too far beyond the last snapshot, and no sooner', async () => {
    await openIn();
    const path = processOn(store);
    const goOn = async (times: number) => {
      for (let n = 0; n < times; n += 1) await path.handle(b, envelope(), () => add());
    };
    await goOn(AFTER_LOAD.behind - 1);
    await openIn();
    expect(await rows()).toEqual([{ version: LONG, build: 'this build' }]);
    await goOn(1);
    await openIn();
    expect(await rows()).toEqual([{ version: LONG + AFTER_LOAD.behind, build: 'this build' }]);
  });

  it('is kept of what is remembered, when it goes on for long without being read', async () => {
    const snapshots = process();
    const path = processOn(store, { snapshots });
    await path.stateOf('box-b');
    await snapshots.settled();
    for (let n = 0; n < AFTER_APPEND.behind; n += 1) await path.handle(b, envelope(), () => add());
    await snapshots.settled();
    expect(await rows()).toEqual([{ version: LONG + AFTER_APPEND.behind, build: 'this build' }]);
    for (const [asked, answer] of [done[3], done.at(-1)] as typeof done)
      expect(await coldProcessOn(store, process()).handle(b, asked, () => add())).toEqual(answer);
  });

  it('has its provenance, its time and its commands from before the snapshot', async () => {
    const [cold, path] = [coldProcessOn(store), await openIn().then(() => coldProcessOn(store, process()))];
    expect(await path.provenanceOf('box-b')).toEqual(await cold.provenanceOf('box-b'));
    expect(await path.provenanceOf('box-b')).toEqual({ sources: ['S0', 'S1', 'S2'], synthetic: [] });
    for (const [asked, answer] of [done[0], done[50], done.at(-1)] as typeof done)
      expect(await path.handle(b, asked, () => add())).toEqual(answer);
    const reused = { ...(done[7] as (typeof done)[0])[0], fingerprint: fingerprintOf('addCoins', 'another') };
    expect(await path.handle(b, reused, () => add())).toMatchObject({ rejected: 'command.id-reused' });
    expect(await path.handle(b, envelope({ playedBack: true, at: '2026-01-15T08:00:00.000Z' as never }), () => add())).toMatchObject({
      rejected: 'act.before-its-past',
    });
    expect(accepted(await path.handle(b, envelope(), () => add()))).toMatchObject({ version: LONG + 1 });
    expect(await store.read('box-b')).toHaveLength(LONG + 1);
  });
});

describe('a snapshot is not believed', () => {
  const isReadInFull = async (snapshots = process()): Promise<void> => {
    store.reads.length = 0;
    expect(await openIn(snapshots)).toEqual({ coins: LONG - 1, sealed: false });
    expect(factsRead()).toBeGreaterThanOrEqual(LONG);
  };

  it('when another build made it; it is replaced', async () => {
    await openIn(process('the build before'));
    await isReadInFull();
    expect(await rows()).toEqual([{ version: LONG, build: 'this build' }]);
  });

  it.each([
    ['its state cannot be read', `UPDATE snapshots SET state = '\\x00ff'`],
    ['the log has another fact at its version', `UPDATE snapshots SET last_id = gen_random_uuid()::text`],
    ['the log has its fact at another position', `UPDATE snapshots SET position = position + 1`],
    ['the log does not reach as far', `UPDATE snapshots SET version = version + 5`],
    ['it is gone', 'TRUNCATE snapshots'],
  ])('when %s', async (_what, change) => {
    await openIn();
    const started = process();
    await started.versionOf('box-b', box);
    await db.database.query(change);
    await isReadInFull(started);
    store.reads.length = 0;
    await openIn();
    expect(factsRead()).toBe(1);
  });

  it('when its commands are gone: an old one is found all the same, and not done again', async () => {
    await openIn();
    const path = coldProcessOn(store, process());
    await path.stateOf('box-b');
    await db.database.query('TRUNCATE snapshots, snapshot_commands');
    const [asked, answer] = done[5] as (typeof done)[0];
    expect(await path.handle(b, asked, () => add())).toEqual(answer);
  });

  it('when it says that a command is where another one is', async () => {
    await openIn();
    await db.database.query(`UPDATE snapshot_commands SET version = version + 1`);
    const path = processOn(store, { snapshots: process() });
    const [asked, answer] = done[5] as (typeof done)[0];
    expect(await path.handle(b, asked, () => add())).toEqual(answer);
  });
});

describe('commands go on', () => {
  it('when the read side is not to be had', async () => {
    await openIn();
    const other = await openTestDatabase([], platformMigrations);
    const snapshots = new PostgresSnapshots(other.database, 'this build');
    await other.database.destroy();
    const path = coldProcessOn(store, snapshots);
    expect(accepted(await path.handle(b, envelope(), () => add()))).toMatchObject({ version: LONG + 1 });
    await snapshots.settled();
    await other.close();
  });

  it('when the read side does not answer: they wait a moment, and then no longer', async () => {
    const locker = db.database.createQueryRunner();
    await locker.startTransaction();
    await locker.query('LOCK TABLE snapshots IN ACCESS EXCLUSIVE MODE');
    const path = coldProcessOn(store, process());
    const begun = performance.now();
    accepted(await path.handle(b, envelope(), () => add()));
    const first = performance.now() - begun;
    for (let n = 0; n < 5; n += 1) accepted(await path.handle(b, envelope(), () => add()));
    expect(first).toBeLessThan(3_000);
    expect(performance.now() - begun - first).toBeLessThan(1_000);
    await locker.rollbackTransaction();
    await locker.release();
  });

  it('when a state would not come back as it was: no snapshot is taken', async () => {
    class Coins {
      constructor(readonly coins: number) {}
    }
    const odd = { ...box, evolve: (state: Box) => new Coins((state?.coins ?? 0) + 1) as unknown as Box };
    const snapshots = process();
    for (let times = 0; times < 2; times += 1) {
      expect(await processOn(store, { decider: odd, snapshots }).stateOf('box-b')).toEqual(new Coins(LONG));
      await snapshots.settled();
    }
    expect(await rows()).toEqual([]);
  });
});

describe('snapshots of several processes', () => {
  it('make no difference, whenever they are taken: same states, same answers, and every old command is answered as then', async () => {
    const step = fc.record({
      who: fc.integer({ min: 0, max: 2 }),
      restarts: fc.boolean(),
      stream: fc.constantFrom('x', 'y'),
      what: fc.constantFrom('open', 'add', 'add', 'seal', 'state'),
      repeats: fc.option(fc.nat(20), { freq: 3 }),
      settles: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        await db.database.query('TRUNCATE snapshots, snapshot_commands');
        const [shared, alone] = [new WatchedStore(), new WatchedStore()];
        const start = () => {
          const snapshots = new EagerSnapshots(db.database, 'this build');
          return { snapshots, path: processOn(shared, { snapshots }) };
        };
        const [processes, reference] = [[start(), start(), start()], coldProcessOn(alone)];
        const ids = steps.map(() => freshId());
        const told: (readonly [stream: string, asked: ReturnType<typeof envelope>, answer: Answer])[] = [];
        for (const [index, { who, restarts, stream, what, repeats, settles }] of steps.entries()) {
          if (restarts) processes[who] = start();
          const { path, snapshots } = processes[who] as ReturnType<typeof start>;
          const commandId = ids[repeats === null ? index : repeats % (index + 1)] as string;
          const asked = envelope({ commandId, provenance: { sources: [`S${index}`], synthetic: [] } });
          const ask = { open: () => open(stream), add: () => add(index, stream), seal: () => seal(stream) };
          if (what === 'state') {
            expect(await path.stateOf(`box-${stream}`)).toEqual(await reference.stateOf(`box-${stream}`));
          } else {
            const answer = await path.handle(boxTarget(stream), asked, ask[what as keyof typeof ask]);
            expect(answer).toEqual(await reference.handle(boxTarget(stream), asked, ask[what as keyof typeof ask]));
            if ('version' in answer && (await shared.read(`box-${stream}`)).some(({ metadata }) => metadata['commandId'] === commandId))
              told.push([stream, asked, answer]);
          }
          if (settles) await snapshots.settled();
        }
        for (const { snapshots } of processes) await snapshots.settled();
        const { path } = start();
        for (const stream of ['x', 'y']) {
          expect(await path.stateOf(`box-${stream}`)).toEqual(await reference.stateOf(`box-${stream}`));
          expect(await path.provenanceOf(`box-${stream}`)).toEqual(await reference.provenanceOf(`box-${stream}`));
        }
        const head = await shared.head();
        for (const [stream, asked] of told)
          expect(await path.handle(boxTarget(stream), asked, () => open(stream))).toEqual(
            await reference.handle(boxTarget(stream), asked, () => open(stream)),
          );
        expect(await shared.head()).toBe(head);
      }),
      { numRuns: 60 },
    );
  }, 120_000);
});

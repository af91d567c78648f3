import { afterEach, describe, expect, it } from '@jest/globals';
import type { EventStore } from '@hub/event-store';
import { StreamMemory } from '@hub/platform';
import fc from 'fast-check';
import { STORES } from '../commands/logs.js';
import { openWorld, type Weakening, type World } from '../commands/model/worlds.js';
import { report, scale, seed } from '../scale.js';

/** A step takes several times as long where every new process connects anew. */
const SEQUENCES = { PostgreSQL: scale(100, 10_000), 'KurrentDB stand-in': scale(60, 2_500) };
/** So many logs at a time; every so often each of them is a fresh one. */
const LANES = 4;
const ON_ONE_LOG = scale(15, 500);
const MOST_IN_CONTROLS = 500;

const worlds: World[] = [];
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close();
});

const open = async (...parts: Parameters<typeof openWorld>): Promise<World> => {
  const world = await openWorld(...parts);
  worlds.push(world);
  return world;
};

/** Appends at whatever version the stream is at. */
const heedless = (store: EventStore): EventStore => {
  const append = store.append.bind(store);
  const atAnyVersion: EventStore['append'] = async (stream, facts) => append(stream, facts, (await store.read(stream)).length);
  return Object.defineProperty(store, 'append', { value: atAnyVersion });
};

/** A memory that keeps what it knew of a stream first, whoever appends to it afterwards. */
const stubborn = (): StreamMemory => {
  const memory = new StreamMemory();
  const known = new Set<string>();
  const remember = memory.remember.bind(memory);
  const once: StreamMemory['remember'] = (learnt, folding) => {
    if (!known.has(learnt.stream)) remember(learnt, folding);
    known.add(learnt.stream);
  };
  return Object.defineProperties(memory, { remember: { value: once }, reached: { value: () => undefined } });
};

const WEAKENED: readonly (readonly [what: string, Weakening])[] = [
  ['a store that appends at any version', { store: heedless }],
  ['a memory that nobody brings up to date', { memory: stubborn }],
];

describe.each(STORES)('F13: two processes that do anything in any order, and crash, on %s', (name) => {
  it(
    'answer, refuse, record and show what a model in memory does',
    async () => {
      const since = Date.now();
      const counts = { sequences: 0, steps: 0, seconds: 0 };
      const lane = async (): Promise<void> => {
        while (counts.sequences < SEQUENCES[name]) {
          const numRuns = Math.min(ON_ONE_LOG, SEQUENCES[name] - counts.sequences);
          const first = counts.sequences;
          counts.sequences += numRuns;
          const world = await open(name);
          await fc.assert(world.agreement, { seed: seed + first, numRuns });
          counts.steps += world.taken();
          worlds.splice(worlds.indexOf(world), 1);
          await world.close();
        }
      };
      await Promise.all(Array.from({ length: LANES }, lane));
      counts.seconds = Math.round((Date.now() - since) / 1_000);
      report({ fault: 'F13', what: 'random commands and crashes, as in a model', store: name, control: false, counts });
      expect(counts.sequences).toBe(SEQUENCES[name]);
      expect(counts.steps).toBeGreaterThan(2 * SEQUENCES[name]);
    },
    scale(90_000, 1_700_000),
  );

  it.each(WEAKENED)(
    'are found out with %s (control)',
    async (what, weakening) => {
      const world = await open(name, weakening);
      const { failed, numRuns } = await fc.check(world.agreement, { seed, numRuns: MOST_IN_CONTROLS, endOnFailure: true });
      report({ fault: 'F13', what, store: name, control: true, counts: { 'found after sequences': numRuns } });
      expect(failed).toBe(true);
    },
    90_000,
  );
});

// How the hub opens streams of any length when it remembers nothing: by the write path with its snapshots, and without them.
import { Commands, PostgresSnapshots, StreamMemory, SwedishCalendar } from '../../dist/libs/platform/src/index.js';
import { measure } from '../measuring/callers.mjs';
import { evolve, factOf, initialState, streamOf } from '../story.mjs';
import { addCoins, box, openHub, seedBoxes } from './hub.mjs';

const NOTHING = { streams: 0, commands: 0 };
/** What is appended after the last snapshot, so that there is something to read beyond it. */
const TAIL = 5;
let hub;
let path;

const pathWith = (memory, snapshots) => new Commands(hub.store, hub.app.get(SwedishCalendar), memory, snapshots).with(box);

/** Makes the boxes; opens them once, which takes their snapshots; and goes on a little after that. */
export const open = async (url, boxes) => {
  hub = await openHub(url);
  for (const { n, facts } of boxes) await seedBoxes(hub.store, [n], facts - TAIL);
  const snapshots = new PostgresSnapshots(hub.database);
  const first = pathWith(new StreamMemory(), snapshots);
  for (const { n } of boxes) await first.stateOf(streamOf(n));
  await snapshots.settled();
  for (const { n } of boxes) for (let more = 0; more < TAIL; more += 1) await addCoins(first, n);
  await snapshots.settled();
  path = pathWith(new StreamMemory(NOTHING), new PostgresSnapshots(hub.database));
  for (const { n } of boxes) await path.stateOf(streamOf(n));
};

const fold = (facts) => facts.reduce(evolve, initialState);

const ways = {
  /** As a command opens a stream. */
  open: (n) => path.stateOf(streamOf(n)),
  /** A whole command, which opens the stream, looks whether it was done before, and appends one fact. */
  command: (n) => addCoins(path, n),
  /** Every fact is read and folded. */
  inFull: async (n) => fold(await hub.store.read(streamOf(n))),
};

/** How long one thing takes, one after the other; at most `most` times, so that a stream is about as long as it was. */
export const measureLoads = (boxes, ms, way, most) => measure({ items: boxes, callers: 1, ms, most }, ways[way]);

/** How long it takes to fold facts that are in memory already. */
export const measureFold = (length, ms) => {
  const facts = Array.from({ length }, (_, index) => factOf(0, index + 1));
  return measure({ items: [0], callers: 1, ms, most: 20_000 }, async () => fold(facts));
};

export const deposits = async (n) => (await path.stateOf(streamOf(n))).deposits;

export const close = () => hub.close();

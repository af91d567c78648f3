// Emmett with its PostgreSQL store, as its documentation sets it up: the default pool and CommandHandler.
import { CommandHandler } from '@event-driven-io/emmett';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import { forEach, measure as measureCalls } from '../measuring/callers.mjs';
import { decide, depositOf, evolve, FACTS, factOf, initialState, metadataOf, streamOf } from '../story.mjs';

const PIECE = 500;
const handle = CommandHandler({ evolve, initialState: () => initialState });
let store;

const command = (n) => handle(store, streamOf(n), (state) => ({ ...decide(depositOf(n, 3), state), metadata: metadataOf() }));

const eventsOf = (n, from, count) =>
  Array.from({ length: count }, (_, index) => ({ ...factOf(n, from + index + 1), metadata: metadataOf() }));

const seedBox = async (n, facts) => {
  for (let written = 0; written < facts; written += PIECE)
    await store.appendToStream(streamOf(n), eventsOf(n, written, Math.min(PIECE, facts - written)));
};

export const seed = async (url, boxes) => {
  await open(url);
  await seedBoxes(boxes, FACTS);
  await close();
};

export const seedBoxes = (boxes, facts) => forEach(boxes, 8, (n) => seedBox(n, facts));

export const open = async (url) => {
  store = getPostgreSQLEventStore(url);
  await store.schema.migrate();
};

export const warmUp = (boxes, callers) => forEach(boxes, callers, command);

export const measure = (boxes, callers, ms) => measureCalls({ items: boxes, callers, ms }, command);

const load = async (n) => (await store.aggregateStream(streamOf(n), { evolve, initialState: () => initialState })).state.deposits;

/** How long loads take, one after the other. */
export const measureLoads = (boxes, ms) => measureCalls({ items: boxes, callers: 1, ms }, load);

export const deposits = load;

export const close = () => store.close();

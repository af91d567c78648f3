// Castore with its PostgreSQL adapter, as its documentation sets it up: the default pool, getAggregate, pushEvent.
import { EventStore, EventType } from '@castore/core';
import { PostgresEventStorageAdapter } from '@castore/event-storage-adapter-postgres';
import { forEach, measure as measureCalls } from '../measuring/callers.mjs';
import { decide, depositOf, evolve, FACTS, factOf, initialState, metadataOf } from '../story.mjs';

const PIECE = 100;
let adapter;
let store;

/** Its streams are named by UUIDs. */
const aggregateIdOf = (n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const reducer = (before, event) => {
  const { aggregateId, version, type, payload } = event;
  return { ...evolve(before ?? initialState, { type, data: payload }), aggregateId, version };
};

const eventOf = (n, version, { type, data }) => ({
  aggregateId: aggregateIdOf(n),
  version,
  type,
  payload: data,
  metadata: metadataOf(),
});

const command = async (n) => {
  const { aggregate } = await store.getExistingAggregate(aggregateIdOf(n));
  const fact = decide(depositOf(n, 3), aggregate);
  await store.pushEvent(eventOf(n, aggregate.version + 1, fact), { prevAggregate: aggregate });
};

const seedBox = async (n, facts) => {
  for (let written = 0; written < facts; written += PIECE) {
    const events = Array.from({ length: Math.min(PIECE, facts - written) }, (_, index) => {
      const version = written + index + 1;
      return store.groupEvent(eventOf(n, version, factOf(n, version)));
    });
    await EventStore.pushEventGroup(...events);
  }
};

export const seed = async (url, boxes) => {
  await open(url);
  await seedBoxes(boxes, FACTS);
  await close();
};

export const seedBoxes = (boxes, facts) => forEach(boxes, 8, (n) => seedBox(n, facts));

export const open = async (url) => {
  await PostgresEventStorageAdapter.createEventTable({ connectionString: url });
  adapter = new PostgresEventStorageAdapter({ connectionString: url });
  const eventTypes = ['box-opened.v1', 'coins-added.v1'].map((type) => new EventType({ type }));
  store = new EventStore({ eventStoreId: 'boxes', eventTypes, reducer, eventStorageAdapter: adapter });
};

export const warmUp = (boxes, callers) => forEach(boxes, callers, command);

export const measure = (boxes, callers, ms) => measureCalls({ items: boxes, callers, ms }, command);

const load = async (n) => (await store.getExistingAggregate(aggregateIdOf(n))).aggregate.deposits;

/** How long loads take, one after the other. */
export const measureLoads = (boxes, ms) => measureCalls({ items: boxes, callers: 1, ms }, load);

export const deposits = load;

/** The adapter has no way of its own to let go of its connections. */
export const close = () => adapter._sql.end();

export type { Appended, Behind, Following, Metadata, NewFact, Position, Recorded, StreamVersion } from './event-store.js';
export { DuplicateFact, EventStore, OutcomeUnknown, StoreUnavailable, UnfitFact, WrongVersion } from './event-store.js';
export { PostgresEventStore } from './postgres/postgres-event-store.js';
export { EVENT_STORE_SCHEMA } from './postgres/schema.js';

import { type EventStore, type Evolution, KurrentEventStore, PostgresEventStore, UpcastingEventStore } from '@hub/event-store';
import type { Config } from '@hub/platform';
import type pg from 'pg';

/** The event store of the configuration, read in today's words: the KurrentDB it names, or else the database of `pool`. */
export const openStore = ({ kurrentdbUrl }: Config, pool: pg.Pool, evolution: Evolution): EventStore =>
  new UpcastingEventStore(kurrentdbUrl === undefined ? new PostgresEventStore(pool) : new KurrentEventStore(kurrentdbUrl), evolution);

import { type EventStore, KurrentEventStore, type LogWriter, PostgresEventStore } from '@hub/event-store';
import { migrate, openDatabase, openPool } from '@hub/platform';
import type pg from 'pg';
import { migrations } from '../migrations.js';
import { CannotGoOn } from '../program.js';
import { rows } from '../rows.js';
import { PostgresLogWriter } from './postgres-log-writer.js';

/**
 * An event store at an address, with facts as they were written. `where` is the address without what is secret in it. Two addresses
 * with the same `identity` are one store; a store can also have two identities, when its addresses hide what is behind them. `writer`
 * is its fast way in for a copy, where it has one.
 */
export type StoreAt = Readonly<{ store: EventStore; where: string; identity: string; writer?: LogWriter; close: () => Promise<void> }>;

/** To read what is there, or to write to it: then its tables are made or brought up to date first. */
export type Purpose = 'read' | 'write';

type Open = (url: string, purpose: Purpose, application: string) => Promise<StoreAt>;

/**
 * Opens an event store by its address.
 * @throws {CannotGoOn} when the address names no kind of store that is known, or there is no store at it.
 */
export const openStoreByUrl: Open = async (url, purpose, application) => {
  const scheme = /^([a-z]+)(?:\+discover)?:\/\//.exec(url)?.[1] ?? '';
  const open = kinds[scheme];
  // The address itself is not repeated: it can hold a password.
  if (!open) throw new CannotGoOn(`This is no address of an event store; one begins with ${Object.keys(kinds).join(':// or ')}://`);
  return open(url, purpose, application);
};

const openPostgres: Open = async (url, purpose, application) => {
  if (purpose === 'write') await bringUpToDate(url, application);
  const pool = openPool({ url, application });
  try {
    const where = `PostgreSQL at ${new URL(url).host}${new URL(url).pathname}`;
    const { rows: found } = await pool.query<{ there: boolean }>(`SELECT to_regclass('events') IS NOT NULL AS there`);
    if (!found[0]?.there) throw new CannotGoOn(`There is no event store in the ${where}.`);
    return {
      store: new PostgresEventStore(pool),
      where,
      identity: await postgresIdentity(pool),
      writer: new PostgresLogWriter(pool),
      close: () => pool.end(),
    };
  } catch (error) {
    await pool.end();
    throw error;
  }
};

const openKurrent: Open = async (url) => {
  const hosts = hostsOf(url);
  const store = new KurrentEventStore(url);
  try {
    await store.head();
  } catch (error) {
    await store.close();
    throw new CannotGoOn(`The KurrentDB at ${hosts} does not answer: ${(error as Error).message}`);
  }
  return { store, where: `KurrentDB at ${hosts}`, identity: kurrentIdentity(url), close: () => store.close() };
};

const kinds: Readonly<Record<string, Open>> = {
  postgres: openPostgres,
  postgresql: openPostgres,
  kurrentdb: openKurrent,
  kurrent: openKurrent,
  kdb: openKurrent,
  esdb: openKurrent,
};

const bringUpToDate = async (url: string, application: string): Promise<void> => {
  const database = await openDatabase({ url, application, entities: [...rows], migrations: [...migrations] });
  try {
    await migrate(database);
  } finally {
    await database.destroy();
  }
};

const hostsOf = (url: string): string => /^[^/]+:\/\/(?:[^@/]*@)?([^/?]*)/.exec(url)?.[1] ?? '';

/** Which event store a KurrentDB address leads to, as far as the address tells: its hosts. */
export const kurrentIdentity = (url: string): string => `kurrentdb ${hostsOf(url).toLowerCase().split(',').sort().join(',')}`;

/** Which event store a pool leads to, whatever the address is that it was opened with: the server's own number, database and schema. */
export const postgresIdentity = async (pool: pg.Pool): Promise<string> => {
  const { rows: found } = await pool.query<{ identity: string }>(
    `SELECT concat_ws(' ', 'postgres', system_identifier, current_database(), current_schema()) AS identity FROM pg_control_system()`,
  );
  return found[0]?.identity ?? '';
};

import { type EventStore, KurrentEventStore, PostgresEventStore } from '@hub/event-store';
import { migrate, openDatabase, openPool, platformMigrations } from '@hub/platform';
import { StandIn } from '@hub/testing/event-store';
import { freshSchema, openTestDatabase } from '@hub/testing/platform';
import type { Place } from './callers.js';
import { openLosingNetwork } from './losing-network.js';
import { OwnPostgres } from '../stores/own-postgres.js';

/** A log of its own, and where callers find it. The database of the read side is beside it. */
export type OpenLog = Readonly<{ place: Place; store: EventStore; close: () => Promise<void> }>;

/** A log whose server can die. What it acknowledges is on the disk, unless it was told to acknowledge early. */
export type MortalLog = OpenLog &
  Readonly<{ kill: () => Promise<void>; restart: () => Promise<void>; acknowledgeEarly: () => Promise<void> }>;

/** A log whose answers to appends get lost; how many it was asked for, and how many were never heard. */
export type ForgetfulLog = OpenLog & Readonly<{ answers: () => Promise<Readonly<{ asked: number; unanswered: number }>> }>;

const openPostgresLog = async (): Promise<OpenLog> => {
  const { url, schema, store, close } = await openTestDatabase([], platformMigrations);
  return { place: { url, schema }, store, close };
};

/** `answerMs` is how long the callers wait for one answer. */
const openStandInLog = async (answerMs?: number): Promise<MortalLog & Readonly<{ standIn: StandIn }>> => {
  const { url, schema, close } = await openTestDatabase([], platformMigrations);
  const standIn = await StandIn.start({ answersRepeatsAfterMs: 200 });
  const store = new KurrentEventStore(standIn.url);
  return {
    place: { url, schema, log: standIn.url, answerMs },
    store,
    standIn,
    kill: () => standIn.kill(),
    restart: () => standIn.restart(),
    acknowledgeEarly: () => standIn.set({ writesLateMs: 1_000 }),
    close: async () => {
      await store.close();
      await standIn.stop();
      await close();
    },
  };
};

const openMortalPostgresLog = async (): Promise<MortalLog> => {
  const server = await OwnPostgres.start();
  const place = { url: server.url, schema: freshSchema() };
  const pool = openPool({ ...place, application: 'hub-test' });
  await pool.query(`CREATE SCHEMA ${place.schema}`);
  const database = await openDatabase({ ...place, application: 'hub-test', entities: [], migrations: platformMigrations });
  await migrate(database);
  await database.destroy();
  return {
    place,
    store: new PostgresEventStore(pool),
    kill: () => server.kill(),
    restart: () => server.revive(),
    acknowledgeEarly: () => server.acknowledgeEarly(),
    close: async () => {
      await pool.end();
      await server.close();
    },
  };
};

const openForgetfulPostgresLog = async (oneIn: number): Promise<ForgetfulLog> => {
  const { place, store, close } = await openPostgresLog();
  const { url, statements, lost, close: closeNetwork } = await openLosingNetwork(place.url, oneIn);
  return {
    place: { ...place, url },
    store,
    answers: async () => ({ asked: statements(), unanswered: lost() }),
    close: async () => {
      await closeNetwork();
      await close();
    },
  };
};

/** How long callers wait for an answer that is lost: short, because so many are. */
const LOST_ANSWER_MS = 300;

const openForgetfulStandInLog = async (oneIn: number): Promise<ForgetfulLog> => {
  const log = await openStandInLog(LOST_ANSWER_MS);
  await log.standIn.set({ loseOneIn: oneIn });
  return {
    ...log,
    answers: async () => {
      const { appends, lost } = await log.standIn.seen();
      return { asked: appends, unanswered: lost };
    },
  };
};

export const STORES = ['PostgreSQL', 'KurrentDB stand-in'] as const;
export const openLog = { PostgreSQL: openPostgresLog, 'KurrentDB stand-in': () => openStandInLog() };
export const openMortalLog = { PostgreSQL: openMortalPostgresLog, 'KurrentDB stand-in': () => openStandInLog() };
export const openForgetfulLog = { PostgreSQL: openForgetfulPostgresLog, 'KurrentDB stand-in': openForgetfulStandInLog };

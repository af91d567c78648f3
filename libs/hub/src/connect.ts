import { type Config, type Connections, migrate, openDatabase, openPool, shareEmbeddedPostgres } from '@hub/platform';
import { openEvolution } from './evolution/known-types.js';
import { migrations } from './migrations.js';
import { assertItsLog } from './read-side/its-log.js';
import { openStore } from './stores/open-store.js';
import { rows } from './rows.js';

/** An open database: the connections for the hub, and how to let go of it once the hub has closed them. */
export type Opened = Readonly<{ connections: Connections; embedded: boolean; where: string; release: () => Promise<void> }>;

/** `schema` stands for the default one; with `ofAnyLog` the read models need not have been made of the log that is configured. */
export type ConnectOptions = Readonly<{ schema?: string | undefined; ofAnyLog?: boolean }>;

/**
 * Opens the database of the configuration, embedded or not, and brings its tables up to date.
 * @throws {OtherLog} @throws {StoreUnavailable}
 */
export const connect = async (config: Config, application: string, { schema, ofAnyLog = false }: ConnectOptions = {}): Promise<Opened> => {
  const { url, ...place } = await placeOf(config);
  try {
    const connections = await openConnections(config, url, application, schema);
    if (!ofAnyLog) await assertItsLog(connections).catch((error: unknown) => letGo(connections, error));
    return { connections, ...place };
  } catch (error) {
    await place.release();
    throw error;
  }
};

const letGo = async ({ database, pool, store }: Connections, error: unknown): Promise<never> => {
  await store.close();
  await Promise.all([database.destroy(), pool.end()]);
  throw error;
};

const placeOf = async ({ databaseUrl, dataDir, kurrentdbUrl }: Config) => {
  const facts = kurrentdbUrl === undefined ? '' : ', facts in the KurrentDB of KURRENTDB_URL';
  if (databaseUrl !== undefined)
    return { url: databaseUrl, embedded: false, where: `the PostgreSQL of DATABASE_URL${facts}`, release: async () => undefined };
  const share = await shareEmbeddedPostgres(dataDir);
  return { url: share.url, embedded: true, where: `${share.dataDir}${facts}`, release: () => share.release() };
};

/**
 * Opens and migrates a database by its address. The hub closes both connections when it ends.
 * @throws {BadUpcasters} before anything is opened.
 */
export const openConnections = async (config: Config, url: string, application: string, schema?: string): Promise<Connections> => {
  const evolution = openEvolution();
  const database = await openDatabase({ url, schema, application, entities: [...rows], migrations: [...migrations] });
  try {
    await migrate(database);
  } catch (error) {
    await database.destroy();
    throw error;
  }
  const pool = openPool({ url, schema, application });
  return { config, database, pool, store: openStore(config, pool, evolution) };
};

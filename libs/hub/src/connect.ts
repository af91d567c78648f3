import { type Config, type Connections, migrate, openDatabase, openPool, type Share, shareEmbeddedPostgres } from '@hub/platform';
import { migrations } from './migrations.js';
import { rows } from './rows.js';

/** An open database: the connections for the hub, and how to let go of it once the hub has closed them. */
export type Opened = Readonly<{ connections: Connections; embedded: boolean; where: string; release: () => Promise<void> }>;

/** Opens the database of the configuration, embedded or not, and brings its tables up to date. */
export const connect = async (config: Config, application: string, schema?: string): Promise<Opened> => {
  const share: Share | undefined = config.databaseUrl === undefined ? await shareEmbeddedPostgres(config.dataDir) : undefined;
  const url = share?.url ?? (config.databaseUrl as string);
  try {
    const connections = await openConnections(config, url, application, schema);
    return {
      connections,
      embedded: share !== undefined,
      where: share?.dataDir ?? 'the PostgreSQL of DATABASE_URL',
      release: async () => share?.release(),
    };
  } catch (error) {
    await share?.release();
    throw error;
  }
};

/** Opens and migrates a database by its address. The hub closes both connections when it ends. */
export const openConnections = async (config: Config, url: string, application: string, schema?: string): Promise<Connections> => {
  const database = await openDatabase({ url, schema, application, entities: [...rows], migrations: [...migrations] });
  try {
    await migrate(database);
  } catch (error) {
    await database.destroy();
    throw error;
  }
  return { config, database, pool: openPool({ url, schema, application }) };
};

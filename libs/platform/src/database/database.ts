import pg from 'pg';
import { DataSource, type MixedList } from 'typeorm';
import { SnakeNames } from './naming.js';

/** What a database is opened with: the classes of all rows and migrations, and the schema when it is not the default one. */
export type DatabaseOptions = Readonly<{
  url: string;
  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- TypeORM's own type of a list of classes
  entities: MixedList<Function>;
  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type
  migrations: MixedList<Function>;
  schema?: string | undefined;
  application: string;
}>;

const searchPath = (schema: string | undefined): string | undefined => (schema ? `-c search_path=${schema}` : undefined);

/**
 * A server can end a connection in the very moment in which it is made, before whoever asked for it listens, and an error that nobody
 * hears ends the process. So somebody always does; whoever uses the connection hears of it all the same.
 */
const overhear = (pool: pg.Pool): pg.Pool => pool.on('connect', (client) => client.on('error', () => undefined));

/** Opens the read side. Nothing is migrated yet. */
export const openDatabase = async (options: DatabaseOptions): Promise<DataSource> => {
  const database = await new DataSource({
    type: 'postgres',
    url: options.url,
    entities: options.entities,
    migrations: options.migrations,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    synchronize: false,
    namingStrategy: new SnakeNames(),
    applicationName: options.application,
    installExtensions: false,
    poolSize: 10,
    extra: searchPath(options.schema) ? { options: searchPath(options.schema) } : {},
  }).initialize();
  overhear((database.driver as unknown as { master: pg.Pool }).master);
  return database;
};

/** How long a new connection may take, in milliseconds: short enough to try again within the patience of a call. */
const CONNECT_WITHIN_MS = 2_000;

/**
 * Opens the pool that the event store appends and reads through. How long a statement may take is for whoever asks to say; a connection
 * that is silently gone is found out by the network, and one that is not to be had is given up.
 */
export const openPool = ({ url, schema, application }: Pick<DatabaseOptions, 'url' | 'schema' | 'application'>): pg.Pool => {
  const options = searchPath(schema);
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    application_name: application,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    ...(options ? { options } : {}),
  });
  // A connection that breaks while it is idle is nobody's error: the pool drops it, and the next query opens another.
  pool.on('error', () => undefined);
  return overhear(pool);
};

const MIGRATION_LOCK = 7_218_334_901;

/** Brings the tables up to date. Two processes that start at once do it one after the other. */
export const migrate = async (database: DataSource): Promise<void> => {
  const runner = database.createQueryRunner();
  await runner.connect();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await database.runMigrations();
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await runner.release();
  }
};

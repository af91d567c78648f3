import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { type Account, placeFor, type Place, serverAccount } from './account.js';
import { findBinaries } from './binaries.js';
import { initialise, launch, running, type Running } from './cluster.js';

/** The embedded server did not come up; the message ends with the last lines of its log. */
export class EmbeddedPostgresFailed extends Error {}

/** A share in the embedded server. Whoever gives back the last one stops it. */
export type Share = Readonly<{ url: string; dataDir: string; moved: boolean; release: () => Promise<void> }>;

const DATABASE = 'hub';
const TENANTS = 5_180_266_173;
const PATIENCE_MS = 20_000;
const RELAUNCH_EVERY_MS = 1_000;

/**
 * Takes a share in the PostgreSQL below `dataDir`, and starts it when it does not run. A server that a killed process left behind is
 * taken over. One that was killed too is started again, and recovers what was committed; its lock can outlive it for some seconds, so
 * starting is tried again for a while. @throws {EmbeddedPostgresFailed}
 */
export const shareEmbeddedPostgres = async (dataDir: string): Promise<Share> => {
  const account = serverAccount();
  const place = placeFor(join(dataDir, 'postgres'), await findBinaries(), account);
  await initialise(place, account);
  const tenancy = await enter(place, account);
  const server = running(place);
  if (!server) throw new EmbeddedPostgresFailed('the server vanished right after it was entered');
  await createDatabase(tenancy);
  return {
    url: server.url(DATABASE),
    dataDir: place.data,
    moved: place.moved,
    release: () => leave(tenancy, place),
  };
};

/** Connects, starting the server as often as it takes, and holds a lock in common with all others that use it. */
const enter = async (place: Place, account: Account): Promise<pg.Client> => {
  const until = Date.now() + PATIENCE_MS;
  let launchedAt = 0;
  for (;;) {
    const server = running(place);
    const client = server && (await connect(server));
    if (client) {
      try {
        await client.query('SELECT pg_advisory_lock_shared($1)', [TENANTS]);
        return client;
      } catch {
        // Stopped under our hands by the one who left last: start it again.
        await client.end().catch(() => undefined);
      }
    }
    if (Date.now() > until) throw new EmbeddedPostgresFailed(`the embedded PostgreSQL did not start:\n${lastWords(place)}`);
    if (Date.now() - launchedAt > RELAUNCH_EVERY_MS) {
      launchedAt = Date.now();
      await launch(place, account);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

const connect = async (server: Running): Promise<pg.Client | undefined> => {
  const client = new pg.Client({
    connectionString: server.url('postgres'),
    application_name: 'hub-tenancy',
    connectionTimeoutMillis: 2_000,
    keepAlive: true,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch {
    return undefined;
  }
};

const createDatabase = async (client: pg.Client): Promise<void> => {
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
  if (rowCount) return;
  try {
    await client.query(`CREATE DATABASE ${DATABASE}`);
  } catch (error) {
    // 42P04 and 23505: another process was faster.
    if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error;
  }
};

/** Gives the share back, and stops the server when nobody else has one. Open connections of this process must be closed before. */
const leave = async (tenancy: pg.Client, place: Place): Promise<void> => {
  const server = running(place);
  let last = false;
  try {
    await tenancy.query('SELECT pg_advisory_unlock_shared($1)', [TENANTS]);
    const { rows } = await tenancy.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [TENANTS]);
    last = rows[0]?.alone ?? false;
  } catch {
    // The server is gone already.
  }
  if (last && server) await stop(server);
  await tenancy.end().catch(() => undefined);
};

const STOP_PATIENCE_MS = 10_000;

const stop = async ({ pid }: Running): Promise<void> => {
  if (!isAlive(pid)) return;
  // SIGINT is PostgreSQL's fast shutdown: open transactions are rolled back, everything committed is kept.
  process.kill(pid, 'SIGINT');
  const until = Date.now() + STOP_PATIENCE_MS;
  while (isAlive(pid) && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 10));
};

/** Whether a process runs. One that has ended and is not yet reaped by its parent (state Z in /proc) does not. */
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return true;
  }
};

const lastWords = (place: Place): string => {
  try {
    return readFileSync(join(dirname(place.data), 'postgres.log'), 'utf8')
      .trim()
      .split('\n')
      .slice(-8)
      .join('\n');
  } catch {
    return '';
  }
};

import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EventStore, KurrentEventStore, type NewFact } from '@hub/event-store';
import { freshId, openPool } from '@hub/platform';
import { StandIn } from '@hub/testing/event-store';
import { eventually } from '../toy/eventually.js';
import { limitFilesOf, OwnPostgres } from './own-postgres.js';
import { makePostgresLog } from './postgres-log.js';
import type { SmallDisk } from './small-disk.js';

/** A log that has no more room once `fill` has ended, and has room again, and a server that runs, once `free` has ended. */
export type Fillable = Readonly<{ store: EventStore; fill: () => Promise<void>; free: () => Promise<void>; close: () => Promise<void> }>;

const FILE_BYTES = 16 * 1024 * 1024;
/** So many random bytes that six facts fill a page of the table, and nothing else finds room in it. */
const BALLAST_BYTES = 852;
/** Facts that no compression makes smaller, and that stay in the one file of the table. */
const ballast = (count: number): readonly NewFact[] =>
  Array.from({ length: count }, () => {
    const id = freshId();
    return { id, type: 'ballast.v1', data: { text: randomBytes(BALLAST_BYTES).toString('base64') }, metadata: { commandId: id } };
  });

/** PostgreSQL in a server of its own, and what remains of its room once it is to be full is filled by facts, until one is refused. */
const fillable = async (
  server: OwnPostgres,
  { filled, freed }: Readonly<{ filled: (size: number) => Promise<void> | void; freed: () => Promise<void> | void }>,
): Promise<Fillable & Readonly<{ admin: (text: string) => Promise<void> }>> => {
  const log = await makePostgresLog(server.url);
  const admin = async (text: string): Promise<void> => {
    await log.pool.query(text);
  };
  return {
    store: log.store,
    admin,
    fill: async () => {
      const { rows } = await eventually('the size of the table', async () =>
        log.pool.query<{ size: number }>("SELECT pg_relation_size('events')::integer AS size"),
      );
      await filled(rows[0]?.size ?? 0);
      const one = 'SELECT outcome FROM append_events($1, 0, $2)';
      for (let refused = false; !refused;)
        refused = await log.pool.query(one, [`ballast-${freshId()}`, JSON.stringify(ballast(1))]).then(
          () => false,
          // On a busy machine there may be no connection in time.
          (error: unknown) => !String(error).includes('timeout'),
        );
    },
    free: async () => {
      await freed();
      await server.revive();
    },
    close: async () => {
      await log.close().finally(() => server.close());
    },
  };
};

/** The file of the table of facts may not grow. Files of PostgreSQL's own log have their full size of 16 MiB from the start. */
export const postgresOfLimitedFiles = async (): Promise<Fillable> => {
  const server = await OwnPostgres.start();
  const { admin: _admin, ...place } = await fillable(server, {
    filled: (size) => server.limitFiles(Math.max(FILE_BYTES, size)),
    freed: () => server.limitFiles('unlimited'),
  });
  for (let bytes = 0; bytes < FILE_BYTES; bytes += 400 * 1_300) await place.store.append(`ballast-${freshId()}`, ballast(400), 0);
  return place;
};

/** The table of facts is on a disk of its own, which has no room. The rest of the server has. */
export const postgresTablesOn = async (disk: SmallDisk): Promise<Fillable> => {
  const server = await OwnPostgres.start();
  const { admin, ...place } = await fillable(server, { filled: disk.fill, freed: disk.free });
  const { uid, gid } = server.account;
  spawnSync('chown', [`${uid}:${gid}`, disk.folder]);
  await admin(`CREATE TABLESPACE small LOCATION '${disk.folder}'`);
  await admin('ALTER TABLE events SET TABLESPACE small');
  const close = (): Promise<void> => place.close().finally(disk.close);
  return { ...place, close };
};

/** All of the server is on a disk that has no room, PostgreSQL's own log too, which is made to begin its next file: the server dies. */
export const postgresServerOn = async (disk: SmallDisk): Promise<Fillable> => {
  const server = await OwnPostgres.start(disk.folder);
  const admin = openPool({ url: server.url, application: 'hub-test' });
  const { admin: _admin, ...place } = await fillable(server, {
    filled: async () => {
      disk.fill();
      await admin.query('SELECT pg_switch_wal()').catch(() => undefined);
    },
    freed: disk.free,
  });
  const close = async (): Promise<void> => {
    await admin.end();
    await place.close().finally(disk.close);
  };
  return { ...place, close };
};

const LITTLE_ROOM = 4_000;

/** The file of the stand-in for KurrentDB may not grow by more than some facts. The last of them is half in it when that is over. */
export const kurrentOfLimitedFiles = async (): Promise<Fillable> => {
  const folder = mkdtempSync(join(tmpdir(), 'hub-stand-in-'));
  const server = await StandIn.start({ folder });
  const store = new KurrentEventStore(server.url);
  return {
    store,
    fill: async () => {
      const { stdout } = spawnSync('pgrep', ['-f', '--', `--folder=${folder}`], { encoding: 'utf8' });
      limitFilesOf(Number(stdout.trim()), statSync(join(folder, 'log')).size + LITTLE_ROOM);
      await Promise.resolve();
    },
    free: () => server.restart(),
    close: async () => {
      await store.close();
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
};

/** The stand-in for KurrentDB on a disk that has no room. It is started again before there is any, and once more when there is. */
export const kurrentOn = async (disk: SmallDisk): Promise<Fillable> => {
  const server = await StandIn.start({ folder: disk.folder });
  const store = new KurrentEventStore(server.url);
  return {
    store,
    fill: async () => {
      disk.fill();
      await Promise.resolve();
    },
    free: async () => {
      await server.restart();
      await store.append(`ballast-${freshId()}`, ballast(10), 0).catch(() => undefined);
      disk.free();
      await server.restart();
    },
    close: async () => {
      await store.close();
      await server.stop();
      disk.close();
    },
  };
};

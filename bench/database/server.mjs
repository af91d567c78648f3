import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { shareEmbeddedPostgres } from '../../dist/libs/platform/src/index.js';

const DURABLE = ['fsync', 'synchronous_commit', 'full_page_writes'];
const LEAVE_WITHIN_MS = 5_000;

/** The PostgreSQL that all are measured on: the one of DATABASE_URL, or one of its own that is gone afterwards. */
const open = async () => {
  const given = process.env.DATABASE_URL;
  if (given) return { url: given, own: false, stop: async () => undefined };
  const folder = mkdtempSync(join(tmpdir(), 'hub-bench-'));
  // The server's account must reach its data folder.
  chmodSync(folder, 0o755);
  const share = await shareEmbeddedPostgres(folder);
  const stop = async () => {
    await share.release();
    rmSync(folder, { recursive: true, force: true });
    rmSync(share.dataDir, { recursive: true, force: true });
  };
  return { url: share.url, own: true, stop };
};

/**
 * Opens the server and makes sure that it is durable: figures of one that acknowledges before it has written would say nothing.
 * Databases are made by copying: each contestant finds the very same thing at each of its turns.
 * @throws {Error} when a setting that makes it durable is off.
 */
export const openServer = async () => {
  const server = await open();
  const admin = new pg.Pool({ connectionString: server.url, max: 2, application_name: 'hub-bench' });
  admin.on('error', () => undefined);
  const settingOf = async (name) => (await admin.query('SELECT current_setting($1) AS value', [name])).rows[0].value;
  const prefix = `hub_bench_${process.pid}`;
  const nameOf = (name) => `${prefix}_${name}`;
  const urlOf = (name) => Object.assign(new URL(server.url), { pathname: `/${nameOf(name)}` }).href;
  const sessionsOf = async (database) => {
    const { rows } = await admin.query('SELECT count(*)::int AS sessions FROM pg_stat_activity WHERE datname = $1', [database]);
    return rows[0].sessions;
  };
  const drop = (database) => admin.query(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`);
  // A pool can say that it is closed a moment before the server hears of it.
  const left = async (database) => {
    for (const until = Date.now() + LEAVE_WITHIN_MS; (await sessionsOf(database)) > 0;) {
      if (Date.now() > until) throw new Error(`${database} is still in use`);
      await wait(5);
    }
  };
  const leave = async () => {
    if (!server.own) {
      const { rows } = await admin.query('SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [`${prefix}_`]);
      for (const { datname } of rows) await drop(datname);
    }
    await admin.end();
    await server.stop();
  };
  let closed;
  // Once: an interrupt and the end of what it interrupted both ask for it.
  const close = () => (closed ??= leave());
  try {
    for (const name of DURABLE)
      if ((await settingOf(name)) !== 'on') throw new Error(`the server has ${name} off; nothing is measured on one that is not durable`);
    const version = (await settingOf('server_version')).split(' ')[0];
    return {
      version,
      own: server.own,
      /** An empty database. @returns its address. */
      create: async (name) => {
        await drop(nameOf(name));
        await admin.query(`CREATE DATABASE "${nameOf(name)}"`);
        return urlOf(name);
      },
      /** A copy of a database that nobody is connected to. @returns its address. */
      copy: async (from, name) => {
        await left(nameOf(name));
        await drop(nameOf(name));
        await left(nameOf(from));
        await admin.query(`CREATE DATABASE "${nameOf(name)}" TEMPLATE "${nameOf(from)}"`);
        return urlOf(name);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};

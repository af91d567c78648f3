import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, closeSync, cpSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { freshId } from '../../acts/ids.js';
import type { Account, Place } from './account.js';

const SUPERUSER = 'hub';
const PASSWORD_FILE = 'hub.password';

/** Makes the data folder when there is none. It appears whole or not at all, whoever dies meanwhile. */
export const initialise = async (place: Place, account: Account): Promise<void> => {
  if (existsSync(join(place.data, 'PG_VERSION'))) return;
  const draft = `${place.data}.${freshId()}`;
  const password = randomBytes(24).toString('base64url');
  makeEnterable(dirname(place.data), account);
  mkdirSync(draft, { mode: 0o700 });
  const passwordFile = `${draft}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) for (const path of [draft, passwordFile]) chownSync(path, account.uid, account.gid);
  try {
    // PostgreSQL's own C.UTF-8 sorts by code point on every machine, and knows that å is a small Å, which the locale C does not.
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const access = ['-U', SUPERUSER, '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
    await run(place.binaries.initdb, ['-D', draft, ...access, ...locale, '--no-sync'], account);
    cpSync(passwordFile, join(draft, PASSWORD_FILE));
    renameSync(draft, place.data);
  } catch (error) {
    // Another process may have made it at the same moment; then its folder is the one.
    if (!existsSync(join(place.data, 'PG_VERSION'))) throw error;
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
};

/** Makes a folder that the server's account can enter, however closed to others this process makes its own files. */
const makeEnterable = (folder: string, account: Account): void => {
  const mask = account ? process.umask(0o022) : undefined;
  try {
    mkdirSync(folder, { recursive: true });
  } finally {
    if (mask !== undefined) process.umask(mask);
  }
};

const run = (program: string, args: readonly string[], account: Account): Promise<void> =>
  new Promise((resolve, reject) => {
    // Detached: an interrupt at the terminal is for this program, which waits for initdb and then ends.
    const child = spawn(program, args, {
      ...account,
      cwd: '/',
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, LC_ALL: 'C' },
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${program} ended with ${code}: ${said.trim()}`));
    });
  });

/** Starts a server that outlives this process, so that another one can go on with it. What it says goes to `postgres.log`. */
export const launch = async (place: Place, account: Account): Promise<void> => {
  const port = await freePort();
  const log = openSync(join(dirname(place.data), 'postgres.log'), 'a');
  try {
    const child = spawn(
      place.binaries.postgres,
      [
        '-D',
        place.data,
        '-p',
        String(port),
        '-c',
        'listen_addresses=127.0.0.1',
        '-c',
        'unix_socket_directories=',
        '-c',
        'max_connections=100',
        '-c',
        'timezone=UTC',
      ],
      { ...account, cwd: '/', detached: true, stdio: ['ignore', log, log], env: { ...process.env, LC_ALL: 'C' } },
    );
    child.on('error', () => undefined);
    child.unref();
  } finally {
    closeSync(log);
  }
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
  });

/** The server that says it runs on this data folder: its process and where it listens. It may have died since. */
export type Running = Readonly<{ pid: number; url: (database: string) => string }>;

export const running = (place: Place): Running | undefined => {
  try {
    // postmaster.pid: the process on its first line, the port on its fourth.
    const [pid, , , port] = readFileSync(join(place.data, 'postmaster.pid'), 'utf8').split('\n');
    const password = readFileSync(join(place.data, PASSWORD_FILE), 'utf8').trim();
    if (!pid || !port) return undefined;
    return { pid: Number(pid), url: (database) => `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port.trim()}/${database}` };
  } catch {
    return undefined;
  }
};

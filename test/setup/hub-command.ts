import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { openPool } from '@hub/platform';
import { freshSchema, testDatabaseUrl } from '@hub/testing/platform';

export type Ended = Readonly<{ code: number | null; signal: NodeJS.Signals | null; out: string; err: string }>;

const MAIN = join(process.cwd(), 'dist', 'apps', 'cli', 'src', 'main.js');

/** The address of a database, or the whole environment of a hub. */
type At = string | NodeJS.ProcessEnv;

/** Starts the built `hub` command on a database, as a process of its own. */
export const startHubCommand = (at: At, ...args: readonly string[]): { child: ChildProcess; ended: Promise<Ended> } => {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { PATH: process.env['PATH'], ...(typeof at === 'string' ? { DATABASE_URL: at } : at) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return {
    child,
    ended: new Promise((resolve) =>
      child.on('close', (code, signal) => {
        resolve({ code, signal, out, err });
      }),
    ),
  };
};

/** The same, until it has ended. */
export const hubCommand = (at: At, ...args: readonly string[]): Promise<Ended> => startHubCommand(at, ...args).ended;

/** A database of its own on the server of this test run, for a process that knows no other schema than the default one. */
export const freshDatabase = async (): Promise<Readonly<{ url: string; drop: () => Promise<void> }>> => {
  const name = freshSchema();
  const admin = openPool({ url: testDatabaseUrl(), application: 'hub-test' });
  await admin.query(`CREATE DATABASE ${name}`);
  const url = new URL(testDatabaseUrl());
  url.pathname = `/${name}`;
  return {
    url: url.toString(),
    drop: async () => {
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    },
  };
};

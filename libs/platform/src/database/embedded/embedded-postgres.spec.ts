import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { type Share, shareEmbeddedPostgres } from './embedded-postgres.js';

const BUILT = fileURLToPath(new URL('../../../../../dist/libs/platform/src/database/embedded/embedded-postgres.js', import.meta.url));

jest.setTimeout(60_000);

const folders: string[] = [];
const freshFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'hub-embedded-'));
  folders.push(folder);
  chmodSync(folder, 0o755);
  return join(folder, 'data');
};

// Making a data folder is what takes time: most tests use one after the other the same, and each leaves it without a server.
const common = freshFolder();
let data: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  data = common;
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  const share = await shareEmbeddedPostgres(data);
  await ask(share.url, 'DROP TABLE IF EXISTS kept');
  await share.release();
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const ask = async (url: string, text: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>({ text })).rows;
  } finally {
    await client.end();
  }
};
const write = ({ url }: Pick<Share, 'url'>, what: string) =>
  ask(url, `CREATE TABLE IF NOT EXISTS kept (what text); INSERT INTO kept VALUES ('${what}')`);
const kept = async ({ url }: Share) => (await ask(url, 'SELECT what FROM kept')).map((row) => (row as { what: string }).what);

const serverPid = (): number => Number(readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
const isRunning = (): boolean => existsSync(join(data, 'postgres', 'postmaster.pid'));

/** Another program that takes a share and keeps it until it is killed. */
const otherProgram = (before = ''): ChildProcess => {
  const code = `${before}; const { shareEmbeddedPostgres } = await import(${JSON.stringify(BUILT)});
    const { url } = await shareEmbeddedPostgres(${JSON.stringify(data)}); console.log(url); setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  children.push(child);
  return child;
};
const started = async (child: ChildProcess): Promise<{ url: string }> => {
  const [line] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  return { url: line.toString().trim() };
};
const kill = async (child: ChildProcess): Promise<void> => {
  child.kill('SIGKILL');
  await once(child, 'exit');
};

describe('the embedded PostgreSQL', () => {
  it('starts, and stops with the one who used it', async () => {
    const share = await shareEmbeddedPostgres(data);
    expect(share).toMatchObject({ dataDir: join(data, 'postgres'), moved: false });
    expect(await ask(share.url, 'SELECT current_database() AS name')).toEqual([{ name: 'hub' }]);
    expect(isRunning()).toBe(true);
    await share.release();
    expect(isRunning()).toBe(false);
    await expect(ask(share.url, 'SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('finds the data of the time before', async () => {
    const first = await shareEmbeddedPostgres(data);
    await write(first, 'before');
    await first.release();
    const second = await shareEmbeddedPostgres(data);
    expect(await kept(second)).toEqual(['before']);
    await second.release();
  });

  it('is shared by those who come while it runs; the last one out stops it', async () => {
    const first = await shareEmbeddedPostgres(data);
    const pid = serverPid();
    const second = await shareEmbeddedPostgres(data);
    expect(second.url).toBe(first.url);
    await first.release();
    await write(second, 'still there');
    const third = await shareEmbeddedPostgres(data);
    await second.release();
    expect(await kept(third)).toEqual(['still there']);
    expect(serverPid()).toBe(pid);
    await third.release();
    expect(isRunning()).toBe(false);
  });

  it('is one server, in a data folder that appears whole, when several start at once on an empty folder', async () => {
    data = freshFolder();
    const shares = await Promise.all(Array.from({ length: 3 }, () => shareEmbeddedPostgres(data)));
    expect(new Set(shares.map(({ url }) => url)).size).toBe(1);
    await Promise.all(shares.map((share) => write(share, 'x').catch(() => write(share, 'x'))));
    expect(readdirSync(data).sort()).toEqual(['postgres', 'postgres.log']);
    await Promise.all(shares.map((share) => share.release()));
    expect(isRunning()).toBe(false);
  });

  it('keeps its password to itself and lets nobody in without it', async () => {
    const share = await shareEmbeddedPostgres(data);
    expect(statSync(join(share.dataDir, 'hub.password')).mode & 0o077).toBe(0);
    expect(statSync(share.dataDir).mode & 0o077).toBe(0);
    expect(new URL(share.url).password.length).toBeGreaterThan(20);
    const wrong = new URL(share.url);
    wrong.password = 'guess';
    await expect(ask(wrong.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    expect(await ask(share.url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    await share.release();
  });

  it('knows small and capital letters beyond a to z', async () => {
    const share = await shareEmbeddedPostgres(data);
    expect(await ask(share.url, `SELECT 'ÅÄÖ' ILIKE 'åäö' AS alike, lower('ÅÄÖÉ') AS small`)).toEqual([{ alike: true, small: 'åäöé' }]);
    await share.release();
  });

  it('starts also for somebody who closes their own files to all others', async () => {
    data = freshFolder();
    const child = otherProgram('process.umask(0o077)');
    await write(await started(child), 'closed');
    await kill(child);
  });
});

describe('a program that is killed', () => {
  it('leaves a server behind that the next one takes over, with nothing lost', async () => {
    const child = otherProgram();
    await write(await started(child), 'committed');
    const pid = serverPid();
    await kill(child);
    const next = await shareEmbeddedPostgres(data);
    expect(serverPid()).toBe(pid);
    expect(await kept(next)).toEqual(['committed']);
    await next.release();
    expect(isRunning()).toBe(false);
  });

  it('together with its server is recovered from, with nothing lost that was committed', async () => {
    const child = otherProgram();
    const running = await started(child);
    await write(running, 'committed');
    const open = new pg.Client({ connectionString: running.url });
    open.on('error', () => undefined);
    await open.connect();
    await open.query(`BEGIN; INSERT INTO kept VALUES ('not committed')`);
    process.kill(serverPid(), 'SIGKILL');
    await kill(child);
    const next = await shareEmbeddedPostgres(data);
    expect(await kept(next)).toEqual(['committed']);
    await write(next, 'goes on');
    expect(await kept(next)).toEqual(['committed', 'goes on']);
    await next.release();
  });

  it('does not take the server from another that still uses it', async () => {
    const share = await shareEmbeddedPostgres(data);
    const child = otherProgram();
    await started(child);
    await kill(child);
    await write(share, 'still there');
    expect(await kept(share)).toEqual(['still there']);
    await share.release();
    expect(isRunning()).toBe(false);
  });

  it.each([0, 200])(
    'in the first moments (%i ms after it began) leaves nothing that keeps the next one from starting',
    async (ms) => {
      const child = otherProgram();
      for (let n = 0; n < 2_000 && !existsSync(data); n += 1) await wait(10);
      await wait(ms);
      await kill(child);
      const next = await shareEmbeddedPostgres(data);
      await write(next, 'whole');
      expect(await kept(next)).toEqual(['whole']);
      expect(dirname(next.dataDir)).toBe(data);
      await next.release();
    },
    60_000,
  );
});

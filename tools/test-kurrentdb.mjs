// Holds the KurrentDB adapter to the contract of the event store against a real server: the one of KURRENTDB_URL, or a `kurrentd` found
// on the PATH, which is started in memory and stopped afterwards. Without either it fails. The server keeps what the tests write.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import config from '../jest.config.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const PATIENCE_MS = 60_000;

const program = () =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, process.platform === 'win32' ? 'kurrentd.exe' : 'kurrentd'))
    .find((path) => existsSync(path));

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** A server in memory on a port of its own. */
const start = async (path) => {
  const [port, replication] = [await freePort(), await freePort()];
  const folder = mkdtempSync(join(tmpdir(), 'kurrentdb-'));
  const args = ['--insecure', '--mem-db', `--node-port=${port}`, `--replication-port=${replication}`, `--db=${folder}`, `--log=${folder}`];
  const server = spawn(path, [...args, '--telemetry-optout'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = new Promise((resolve) => {
    server.once('error', resolve);
    server.once('exit', resolve);
  });
  let isOver = false;
  void ended.then(() => (isOver = true));
  const stop = async () => {
    server.kill('SIGTERM');
    if (!(await Promise.race([ended.then(() => true), wait(10_000, false, { ref: false })]))) server.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  for (const until = Date.now() + PATIENCE_MS; ; await wait(200)) {
    const isAlive = await fetch(`http://127.0.0.1:${port}/health/live`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isAlive) return { url: `kurrentdb://127.0.0.1:${port}?tls=false`, stop };
    if (isOver || Date.now() > until) {
      await stop();
      throw new Error(`${path} did not become alive`);
    }
  }
};

/** The contract, and nothing else: no other test and no PostgreSQL. */
const hold = (url) => {
  const own = JSON.stringify({
    ...config,
    globalSetup: undefined,
    globalTeardown: undefined,
    rootDir: root,
    testRegex: '/real-server\\.contract\\.ts$',
    maxWorkers: 1,
    bail: 1,
  });
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', 'jest', 'bin', 'jest.js'), '--config', own, '--verbose'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, KURRENTDB_URL: url, NODE_OPTIONS: '--experimental-vm-modules --no-warnings' },
  });
  return status ?? 1;
};

const given = process.env.KURRENTDB_URL;
const found = given ? undefined : program();
if (!given && !found) {
  console.error(
    'KURRENTDB_URL is not set and there is no kurrentd on the PATH: nothing was tested.\n' +
      'Set it to the connection string of a server for tests, for instance kurrentdb://127.0.0.1:2113?tls=false (docs/kurrentdb.md).',
  );
  process.exit(2);
}
const server = found ? await start(found) : { url: given, stop: async () => undefined };
let status = 1;
try {
  status = hold(server.url);
} finally {
  await server.stop();
}
process.exit(status);

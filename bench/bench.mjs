// Measures the hub beside what it is compared with, prints ratios and, after a whole run, writes docs/performance.md: `npm run bench`.
// See options.mjs for what can be asked for. Ends with 1 when a log had a gap, a double or a loss, 2 when it was not understood.
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { LEAST_ROUNDS, readOptions } from './options.mjs';

const folder = fileURLToPath(new URL('.', import.meta.url));
const page = fileURLToPath(new URL('../docs/performance.md', import.meta.url));

/** The peers are no packages of the hub: they are installed in this folder, when they are needed. */
const installPeers = () => {
  if (existsSync(new URL('node_modules/.package-lock.json', import.meta.url))) return;
  console.error('The peers are installed: npm ci --prefix bench');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['ci'], { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new Error('the peers could not be installed; nothing was measured');
};

const understood = () => {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(error.message);
    return process.exit(2);
  }
};

const { size, sections, isWhole } = understood();
installPeers();
const { openServer } = await import('./database/server.mjs');
const { pageOf } = await import('./report/page.mjs');
const measureSection = {
  commands: (await import('./sections/commands.mjs')).measureCommands,
  projections: (await import('./sections/projections.mjs')).measureProjections,
  loads: (await import('./sections/loads.mjs')).measureLoads,
  processes: (await import('./sections/processes.mjs')).measureProcesses,
};

const started = Date.now();
const [load] = loadavg();
const say = (what) => console.error(`${String(Math.round((Date.now() - started) / 1_000)).padStart(4)} s  ${what}`);

const server = await openServer();
// The server would outlive an interrupted run; the contestants end by themselves.
const interrupted = () => void server.close().finally(() => process.exit(130));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, interrupted);

const measured = {};
try {
  for (const section of sections) measured[section] = await measureSection[section](server, size, say);
} finally {
  await server.close();
}

const text = await pageOf(measured, { server, rounds: size.rounds, minutes: Math.ceil((Date.now() - started) / 60_000), load });
console.log(`\n${text}`);
if (isWhole) {
  writeFileSync(page, text);
  console.error('Written to docs/performance.md.');
} else console.error(`Not written to docs/performance.md: that takes all sections and at least ${LEAST_ROUNDS} rounds.`);

const faults = Object.values(measured.processes?.faults ?? {});
if (faults.some((count) => count !== 0)) {
  console.error('The log had faults: see the last table.');
  process.exitCode = 1;
}

// Runs the faults in their long form and prints what each did: `npm run prove`, or `npm run prove -- f9` for one of them.
// HUB_PROVE_SEED repeats a run. Ends with 1 when an oracle was not kept, or a negative control did not make one fail.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'hub-prove-'));
const file = join(folder, 'proofs.jsonl');
const seed = process.env['HUB_PROVE_SEED'] ?? String(Math.floor(Math.random() * 2 ** 31));
const started = Date.now();
const run = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--no-warnings',
    join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
    '--maxWorkers=1',
    '--testTimeout=1800000',
    ...process.argv.slice(2).map((name) => `test/faults/.*${name}`),
    ...(process.argv.length > 2 ? [] : ['test/faults']),
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, HUB_PROVE: 'long', HUB_PROVE_SEED: seed, HUB_PROVE_REPORT: file } },
);

const proofs = existsSync(file)
  ? readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  : [];
const lines = [
  ['fault', 'store', 'what', 'protection', 'counts'],
  ...proofs.map(({ fault, store, what, control, counts }) => [
    fault,
    store,
    what,
    control ? 'off (control)' : 'on',
    Object.entries(counts)
      .map(([name, count]) => `${name} ${count}`)
      .join(', '),
  ]),
];
const widths = lines[0].map((_cell, index) => Math.max(...lines.map((line) => line[index].length)));
console.log(
  `\n${lines
    .map((line) =>
      line
        .map((cell, index) => cell.padEnd(widths[index]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')}`,
);
console.log(
  `\nSeed ${seed}, ${Math.round((Date.now() - started) / 1_000)} s, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}.`,
);
rmSync(folder, { recursive: true });
process.exit(run.status ?? 1);

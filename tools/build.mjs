// Compiles apps and libs to dist/ when a source is newer than what was built last. `--force` compiles all the same.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'dist', '.built');
const sources = ['apps', 'libs', '.swcrc', 'package-lock.json'];

const newest = (path) => {
  const entry = statSync(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  return Math.max(entry.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
};

const stale = () => !existsSync(stamp) || sources.some((source) => newest(join(root, source)) > statSync(stamp).mtimeMs);

if (process.argv.includes('--force') || stale()) {
  // Compiled beside the old one and then put in its place: a build that fails leaves what works, and nobody meets half of one.
  const draft = `dist.${process.pid}`;
  const swc = fileURLToPath(new URL('../node_modules/@swc/cli/bin/swc.js', import.meta.url));
  const started = new Date();
  const built = spawnSync(
    process.execPath,
    [swc, 'apps', 'libs', '-d', draft, '--config-file', '.swcrc', '--only', '**/*.ts', '--ignore', '**/*.spec.ts', '--quiet'],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  if (built.status !== 0) {
    rmSync(join(root, draft), { recursive: true, force: true });
    process.exit(built.status ?? 1);
  }
  writeFileSync(join(root, draft, '.built'), started.toISOString());
  utimesSync(join(root, draft, '.built'), started, started);
  if (existsSync(join(root, 'dist'))) renameSync(join(root, 'dist'), join(root, `${draft}.old`));
  renameSync(join(root, draft), join(root, 'dist'));
  rmSync(join(root, `${draft}.old`), { recursive: true, force: true });
}

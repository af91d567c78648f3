// Compiles apps and libs to dist/ when a source is newer than what was built last. `--force` compiles all the same.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
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
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const swc = fileURLToPath(new URL('../node_modules/@swc/cli/bin/swc.js', import.meta.url));
  const built = spawnSync(
    process.execPath,
    [swc, 'apps', 'libs', '-d', 'dist', '--config-file', '.swcrc', '--only', '**/*.ts', '--ignore', '**/*.spec.ts', '--quiet'],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  if (built.status !== 0) process.exit(built.status ?? 1);
  writeFileSync(stamp, new Date().toISOString());
}

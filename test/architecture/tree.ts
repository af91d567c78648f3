import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

const walk = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)],
  );

/** Every file of a folder of the repository, as paths from its root. */
export const filesIn = (folder: string): readonly string[] =>
  walk(join(root, folder))
    .map((file) => relative(root, file))
    .sort();

/** The text of a file of the repository. */
export const textOfFile = (file: string): string => readFileSync(join(root, file), 'utf8');

const TECHNICAL = ['kernel', 'event-store', 'platform', 'case-files', 'hub'];

/** The contexts: every library that is not technical. */
export const contexts: readonly string[] = readdirSync(join(root, 'libs')).filter((library) => !TECHNICAL.includes(library));

/** A copy of parts of the repository in a folder of its own, to plant violations in: the tree itself is never touched. */
export const copyOfTree = (parts: readonly string[], { packages }: { packages: boolean }) => {
  const folder = mkdtempSync(join(tmpdir(), 'hub-probes-'));
  for (const part of parts) cpSync(join(root, part), join(folder, part), { recursive: true });
  if (packages) symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return {
    plant: (file: string, text: string): void => {
      mkdirSync(join(folder, dirname(file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    },
    /** Runs a program of node_modules in the copy. @returns what it printed; its exit code says too little to be trusted. */
    run: (program: string, ...args: readonly string[]): string => {
      const ran = spawnSync(process.execPath, [join(root, 'node_modules', program), ...args], {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 100_000_000,
      });
      if (ran.error) throw ran.error;
      if (ran.stdout === '' && ran.stderr !== '') throw new Error(`${basename(program)}: ${ran.stderr}`);
      return ran.stdout;
    },
    remove: (): void => rmSync(folder, { recursive: true, force: true }),
  };
};

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { userInfo } from 'node:os';
import { freshId } from '../../acts/ids.js';
import type { Binaries } from './binaries.js';

/** The account the server runs as. PostgreSQL refuses root, so that root lends it to `postgres`, or else to `nobody`. */
export type Account = Readonly<{ uid: number; gid: number }> | undefined;

export const serverAccount = (): Account => {
  if (userInfo().uid !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // There is no such account here; the next one may be.
    }
  }
  throw new Error(
    'PostgreSQL does not run as root, and this system has neither an account postgres nor nobody; start the hub as another user, or set DATABASE_URL',
  );
};

const OTHERS_MAY_ENTER = 0o001;

/** Whether somebody without rights of their own can reach a path: every folder above it must let others in. */
const reachable = (path: string): boolean => {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & OTHERS_MAY_ENTER) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
};

/** Where data and programs can lie so that the server's account reaches them. */
export type Place = Readonly<{ data: string; binaries: Binaries; moved: boolean }>;

const SHELTER = '/var/tmp';

/**
 * The data folder and the programs as they are, or, for root below a folder that is closed to others (such as its own home), places
 * in /var/tmp. Where the data went is written beside where it should have been, so that a fresh clone at the same path begins afresh.
 */
export const placeFor = (data: string, binaries: Binaries, account: Account): Place => {
  if (!account || (reachable(data) && reachable(binaries.postgres))) return { data, binaries, moved: false };
  const root = join(SHELTER, `innovationshubben-native-${signOf(binaries)}`);
  if (!existsSync(root)) copyWhole(binaries.root, root);
  return {
    data: join(SHELTER, shelterOf(data), 'postgres'),
    binaries: { root, initdb: join(root, 'bin', 'initdb'), postgres: join(root, 'bin', 'postgres') },
    moved: true,
  };
};

// Other programs of another version or another clone get a copy of their own.
const signOf = ({ root, postgres }: Binaries): string =>
  createHash('sha256')
    .update(`${root}:${statSync(postgres).size}`)
    .digest('hex')
    .slice(0, 12);

const shelterOf = (data: string): string => {
  const note = `${data}.moved-to`;
  const draft = `${note}.${freshId()}`;
  mkdirSync(dirname(note), { recursive: true });
  writeFileSync(draft, `innovationshubben-data-${freshId()}`);
  try {
    // A link appears whole, and only where there was none: of two who move it at once, one decides where to.
    linkSync(draft, note);
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(note, 'utf8');
};

const copyWhole = (from: string, to: string): void => {
  const draft = `${to}.${freshId()}`;
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(draft, to);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Somebody else was faster; theirs is as good.
    if (!existsSync(to)) throw error;
  }
};

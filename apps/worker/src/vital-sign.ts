import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** What a worker last said of itself. `stalled` names the followers that are behind and do not move. */
export type VitalSign = Readonly<{ at: number; stalled: readonly string[] }>;

/** Where the worker of this machine or container leaves its sign. */
export const VITAL_SIGN = join(tmpdir(), 'hub-worker.json');
/** How old a sign may be, in milliseconds, before it means that nobody gives one any more. */
export const GOOD_FOR = 30_000;

/** Puts a sign in its place, whole: who reads meanwhile reads the one before. */
export const give = async (sign: VitalSign, file = VITAL_SIGN): Promise<void> => {
  const folder = await mkdtemp(join(dirname(file), 'hub-worker-'));
  const draft = join(folder, 'sign.json');
  await writeFile(draft, JSON.stringify(sign));
  await rename(draft, file);
  await rm(folder, { recursive: true });
};

/** Why the worker is not well; undefined when it is. */
export const complaint = async (now: number, file = VITAL_SIGN): Promise<string | undefined> => {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return 'no worker has given a sign';
  const { at, stalled } = JSON.parse(text) as VitalSign;
  if (now - at > GOOD_FOR) return `the last sign is ${Math.round((now - at) / 1_000)} seconds old`;
  return stalled.length > 0 ? `stalled: ${stalled.join(', ')}` : undefined;
};

import { access, open, rename, rm } from 'node:fs/promises';
import { type KeptSeals, readSealLines, sealLines, UnusableSeals, type VerifyReport, verifyLog } from '@hub/event-store';
import { knownTypes, openStoreByUrl, type StoreAt } from '@hub/hub';
import { EXIT, type Exit, interruption } from '../exit.js';
import { openOwnStore, type OwnStore } from '../hub/own-store.js';
import { say, sayJson, tell } from '../output.js';
import { figure, progressTeller } from '../progress.js';

export type VerifyArguments = Readonly<{ url?: string; seals?: string; writeSeals?: string; json?: boolean }>;

/** Checks that a log is as it was written, against its seals and against a file of them. Without `url` it is the hub's own. */
export const verify = async ({ url, seals, writeSeals, json = false }: VerifyArguments): Promise<Exit> => {
  const signal = interruption();
  const kept = seals === undefined ? undefined : await readKept(seals);
  if (kept && 'problem' in kept) return unusable(kept.problem);
  // A file of seals is there to be kept: it is never written over.
  if (writeSeals !== undefined && (await isThere(writeSeals))) return unusable(`${writeSeals} is there already; name another file`);
  const at: MaybeSealed = url === undefined ? await openOwnStore() : await openStoreByUrl(url, 'read', 'hub-cli');
  try {
    const progress = progressTeller();
    const report = await verifyLog(at.store, {
      known: knownTypes(),
      ...(at.seals ? { seals: at.seals } : {}),
      ...(kept ? { kept } : {}),
      signal,
      onProgress: (facts) => progress('verifying', facts),
    });
    if (json) sayJson(jsonOf(at, report));
    else sayReport(at, report);
    if (writeSeals !== undefined) await writeKept(writeSeals, report);
    return exitOf(report);
  } finally {
    await at.close();
  }
};

/** A store whose seals are kept, or one that has none. */
type MaybeSealed = StoreAt & Partial<OwnStore>;

const unusable = (why: string): Exit => {
  tell(why);
  return EXIT.unusable;
};

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const readKept = async (path: string): Promise<KeptSeals | Readonly<{ problem: string }>> => {
  try {
    const file = await open(path);
    try {
      return await readSealLines(file.readLines());
    } finally {
      await file.close();
    }
  } catch (error) {
    const { code } = error as { code?: string };
    if (error instanceof UnusableSeals) return { problem: `${path}: ${error.message}` };
    if (code) return { problem: `${path} cannot be read (${code})` };
    throw error;
  }
};

/** Written beside its place and then put there, so that a file of seals is never half of one. */
const writeKept = async (path: string, { outcome, chains }: VerifyReport): Promise<void> => {
  if (outcome !== 'whole') {
    tell(`${path} was not written: only a log that is whole is sealed.`);
    return;
  }
  const draft = `${path}.${process.pid}`;
  try {
    const file = await open(draft, 'wx');
    try {
      for (const line of sealLines(chains)) await file.write(`${line}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  tell(`Seals written to ${path}.`);
};

const jsonOf = ({ where }: StoreAt, { chains, ...report }: VerifyReport) => ({
  store: where,
  ...report,
  ...(report.outcome === 'interrupted' ? {} : { seal: chains.seal() }),
});

const sayReport = (at: MaybeSealed, report: VerifyReport): void => {
  const { facts, streams, compared, sealed, problems, problemCount, unknown, outcome, chains } = report;
  say(`${at.where}: ${figure(facts)} facts in ${figure(streams)} streams.`);
  if (at.seals) say(`Seals: ${figure(compared)} facts compared with theirs, ${figure(sealed)} sealed.`);
  for (const { problem, stream, version, type, says } of problems)
    say(`${problem.padEnd(13)} ${type ?? 'a fact'} (${stream}/${version}): ${says}`);
  if (problemCount > problems.length) say(`and ${figure(problemCount - problems.length)} more`);
  for (const { type, stream, version } of unknown) say(`not known: ${type}; its first fact is ${stream}/${version}`);
  if (outcome !== 'interrupted') say(`Seal of the whole: ${chains.seal()}`);
};

const exitOf = ({ outcome, problemCount, unknown }: VerifyReport): Exit => {
  if (outcome === 'whole') {
    tell(`The log is whole.${unknown.length > 0 ? ` This program does not know ${figure(unknown.length)} of its types.` : ''}`);
    return EXIT.done;
  }
  if (outcome === 'interrupted') {
    tell('Interrupted: what was read so far is sealed, and nothing is known of the rest.');
    return EXIT.interrupted;
  }
  tell(`The log is not as it was written: ${figure(problemCount)} problems.`);
  return EXIT.refused;
};

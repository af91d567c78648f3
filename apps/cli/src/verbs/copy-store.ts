import { copyLog, type CopyReport, type StreamDifference } from '@hub/event-store';
import { openStoreByUrl, type StoreAt } from '@hub/hub';
import { EXIT, type Exit, interruption } from '../exit.js';
import { openOwnStore } from '../hub/own-store.js';
import { say, sayJson, tell } from '../output.js';
import { figure, progressTeller } from '../progress.js';

export type CopyArguments = Readonly<{ from?: string; to: string; json?: boolean }>;

const APPLICATION = 'hub-cli';

/** Copies the log of one event store to another, and compares them. Without `from` it is the hub's own that is copied. */
export const copyStore = async ({ from, to, json = false }: CopyArguments): Promise<Exit> => {
  const signal = interruption();
  const source = from === undefined ? await openOwnStore() : await openStoreByUrl(from, 'read', APPLICATION);
  try {
    const destination = await openStoreByUrl(to, 'write', APPLICATION);
    try {
      if (source.identity === destination.identity) {
        tell(`--from and --to are one store: ${source.where}`);
        return EXIT.unusable;
      }
      return await copy(source, destination, signal, json);
    } finally {
      await destination.close();
    }
  } finally {
    await source.close();
  }
};

const copy = async (source: StoreAt, destination: StoreAt, signal: AbortSignal, json: boolean): Promise<Exit> => {
  const progress = progressTeller();
  const report = await copyLog(source.store, destination.store, {
    signal,
    ...(destination.writer ? { writer: destination.writer } : {}),
    onProgress: ({ stage, facts, part }) => progress(stage, facts, part),
  });
  if (json) sayJson({ from: source.where, to: destination.where, ...report });
  else sayReport(source, destination, report);
  if (report.outcome === 'interrupted') {
    tell('Interrupted between two appends. Copy again to go on.');
    return EXIT.interrupted;
  }
  if (report.differences.length === 0) return EXIT.done;
  tell(`${report.differences.length} streams are not the same on both sides. Does something else write to ${destination.where}?`);
  return EXIT.refused;
};

const sayReport = ({ where: from }: StoreAt, { where: to }: StoreAt, report: CopyReport): void => {
  const { before, copied, facts, streams, differences, outcome } = report;
  say(`${from} to ${to}: ${figure(copied)} facts copied, ${figure(before)} were there before.`);
  if (outcome === 'interrupted') return;
  for (const each of differences) say(lineOf(each));
  const sides = `${figure(facts.destination)} facts in ${figure(streams.destination)} streams`;
  if (differences.length === 0) say(`Verified: ${sides}, each stream with the same hash on both sides.`);
  else say(`${sides}, and ${figure(facts.source)} in ${figure(streams.source)} at the source.`);
};

const lineOf = ({ stream, source, destination, first }: StreamDifference): string =>
  `different  ${stream}: ${source?.version ?? 0} facts at the source, ${destination?.version ?? 0} at the destination` +
  (first ? `; the first that differs is ${first.type}, version ${first.version}` : '');

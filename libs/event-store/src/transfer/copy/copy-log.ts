import type { EventStore, Position, Recorded } from '../../event-store.js';
import { fitFacts } from '../../fit-fact.js';
import { Chains } from '../chain.js';
import { differentStreams, firstDifference, type StreamDifference } from './compare-chains.js';
import { piecesOf, readFacts, readLog } from '../read-log.js';
import { asNew, type LogWriter, RunByRun } from './log-writer.js';

/** What a copy is doing: so many facts of this stage are done, and this part of the stage, from 0 to 1. */
export type CopyProgress = Readonly<{ stage: 'comparing' | 'copying' | 'verifying'; facts: number; part: number }>;

/**
 * Ends between two writes when `signal` is aborted. `until` is a position of the source: later facts are left for another time.
 * `writer` is a faster way into the destination than to append run after run, where there is one.
 */
export type CopyOptions = Readonly<{
  signal?: AbortSignal;
  until?: Position;
  writer?: LogWriter;
  onProgress?: (progress: CopyProgress) => void;
}>;

/**
 * What a copy led to. `before` facts were there already, `copied` were written. `differences` are the streams that are not the same
 * on both sides afterwards: none, when nobody else writes to the destination. An interrupted copy is not verified.
 */
export type CopyReport = Readonly<{
  outcome: 'done' | 'interrupted';
  before: number;
  copied: number;
  facts: Readonly<{ source: number; destination: number }>;
  streams: Readonly<{ source: number; destination: number }>;
  differences: readonly StreamDifference[];
}>;

/** The destination holds a fact that the source does not have at this place of its log: it is no copy of it, and nothing was written. */
export class NotACopy extends Error {
  constructor(
    readonly fact: Recorded,
    readonly instead: Recorded | undefined,
  ) {
    const there = !instead
      ? 'ends before it'
      : nameOf(instead) === nameOf(fact)
        ? 'has other content there'
        : `has ${nameOf(instead)} in that place`;
    super(`the destination is no copy of the source: it holds ${nameOf(fact)}, and the source ${there}`);
  }
}

/** This fact, or one of those that were written with it, was not copied; those before them are. */
export class CopyFailed extends Error {
  constructor(
    readonly fact: Recorded,
    override readonly cause: unknown,
  ) {
    super(`${nameOf(fact)} was not copied: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

const nameOf = ({ type, stream, version, id }: Recorded): string => `${type} (${stream}/${version}, ${id})`;

/**
 * Copies a log in its order: every fact with its id, type, data, metadata and time, at the same version of the same stream. The
 * destination holds a prefix of the source's log at every moment, so a copy that was killed goes on where it ended: what is there is
 * compared with the source, and the rest is written. Both logs are read once; what was written is read back, and the chains of both
 * sides are compared.
 * @throws {NotACopy} when the destination holds anything else.
 * @throws {CopyFailed}
 */
export const copyLog = async (from: EventStore, to: EventStore, options: CopyOptions = {}): Promise<CopyReport> => {
  const until = options.until ?? (await from.head());
  const [source, destination] = [new Chains(), new Chains()];
  const sides = (): Pick<CopyReport, 'facts' | 'streams'> => ({
    facts: { source: source.facts, destination: destination.facts },
    streams: { source: source.streams, destination: destination.streams },
  });

  const place = await comparePrefix(from, to, source, destination, options);
  const before = destination.facts;
  let copied = 0;
  const copying = teller('copying', from, place.source, until, options);
  const writer = options.writer ?? new RunByRun(to);
  let end = place.destination;
  for await (const page of readLog(from, place.source, until))
    for (const piece of piecesOf(page, writer.takes)) {
      if (options.signal?.aborted) return { outcome: 'interrupted', before, copied, ...sides(), differences: [] };
      for (const fact of piece) {
        assertFit(fact, source);
        source.take(fact);
      }
      end = await writer.write(piece, end).catch((error: unknown) => {
        throw new CopyFailed(piece[0], error);
      });
      copied += piece.length;
      copying(copied, piece.at(-1) as Recorded);
    }

  const head = await to.head();
  const verifying = teller('verifying', to, place.destination, head, options);
  for await (const fact of readFacts(to, place.destination, head)) {
    destination.take(fact);
    verifying(destination.facts - before, fact);
  }
  return { outcome: 'done', before, copied, ...sides(), differences: await differencesOf(from, to, source, destination) };
};

/** Finds out before anything is sent what no destination could keep, or what stands in the source where it cannot stand. */
const assertFit = (fact: Recorded, source: Chains): void => {
  const expected = (source.head(fact.stream)?.version ?? 0) + 1;
  if (fact.version !== expected) throw new CopyFailed(fact, `version ${expected} of its stream comes first; verify the source`);
  try {
    fitFacts(fact.stream, [asNew(fact)]);
  } catch (error) {
    throw new CopyFailed(fact, error);
  }
};

type Place = Readonly<{ source: Position; destination: Position }>;

/** Walks both logs side by side until the destination ends. @returns where it ended, in both. */
const comparePrefix = async (
  from: EventStore,
  to: EventStore,
  source: Chains,
  destination: Chains,
  options: CopyOptions,
): Promise<Place> => {
  const end = await to.head();
  let place: Place = { source: 0n, destination: 0n };
  if (end === 0n) return place;
  const comparing = teller('comparing', to, 0n, end, options);
  const originals = readFacts(from, 0n, await from.head());
  try {
    for await (const fact of readFacts(to, 0n, end)) {
      const { value: original } = (await originals.next()) as IteratorResult<Recorded, undefined>;
      // The chain begins with the name of the stream: facts of two streams never have one hash.
      if (!original || source.take(original) !== destination.take(fact)) throw new NotACopy(fact, original);
      place = { source: original.position, destination: fact.position };
      comparing(destination.facts, fact);
    }
  } finally {
    await originals.return(undefined);
  }
  return place;
};

const differencesOf = async (
  from: EventStore,
  to: EventStore,
  source: Chains,
  destination: Chains,
): Promise<readonly StreamDifference[]> => {
  const differences: StreamDifference[] = [];
  for (const stream of differentStreams(source, destination))
    differences.push({
      stream,
      source: source.head(stream),
      destination: destination.head(stream),
      first: await firstDifference(from, to, stream),
    });
  return differences;
};

const TELL_EVERY_MS = 1_000;

/** Tells the progress of a stage that goes from one position to another, once a second and at its end. */
const teller = (stage: CopyProgress['stage'], store: EventStore, start: Position, end: Position, { onProgress }: CopyOptions) => {
  const whole = Number(store.behind(start, end).amount);
  let last = Date.now();
  return (facts: number, { position }: Recorded): void => {
    if (position < end && Date.now() - last < TELL_EVERY_MS) return;
    last = Date.now();
    onProgress?.({ stage, facts, part: whole === 0 ? 1 : Number(store.behind(start, position).amount) / whole });
  };
};

import type { AnyFact } from '@hub/kernel';

/** The version a writer believes a stream to be at. Versions count facts from 1; `0` is a stream that does not exist. */
export type StreamVersion = number;

/**
 * A place in the order in which all facts were recorded. Positions grow; `0n` is before the first fact. What lies between two of them
 * is the store's own affair (see `EventStore.behind`), and they can be as large as 127 bits.
 */
export type Position = bigint;

/** What surrounds a fact. Flat strings, so that every store can hold it. */
export type Metadata = Readonly<Record<string, string>>;

/**
 * A fact about to be appended. `id` is a UUID and unique in the whole store. `recordedAt` (ISO 8601, UTC) is given only for a fact
 * that another store recorded before, and kept; without it the store writes down its own time.
 */
export type NewFact<Event extends AnyFact = AnyFact> = Readonly<{
  id: string;
  type: Event['type'];
  data: Event['data'];
  metadata: Metadata;
  recordedAt?: string;
}>;

/** A fact as it was recorded. `recordedAt` is when, in UTC; when it happened is in the metadata. */
export type Recorded<Event extends AnyFact = AnyFact> = Event &
  Readonly<{ id: string; stream: string; version: StreamVersion; position: Position; recordedAt: string; metadata: Metadata }>;

/** Where an append ended: the version of the stream and the position of the last fact. */
export type Appended = Readonly<{ version: StreamVersion; position: Position }>;

/**
 * The answer of a store that knows that it wrote these very facts just now. An answer without this can also be that of an earlier append
 * with the same ids, whose facts may say something else: by another process that did the same act at the same moment.
 */
export class Written implements Appended {
  constructor(
    readonly version: StreamVersion,
    readonly position: Position,
  ) {}
}

/**
 * How to follow the log. Only facts of `types` when they are given. `signal` ends the following. `onTrouble` hears of every
 * interruption that the store gets over by itself: a lost connection, a subscription that died or went quiet.
 */
export type Following = Readonly<{ types?: readonly string[]; signal: AbortSignal; onTrouble?: (trouble: unknown) => void }>;

/** How far one position is behind another. A store whose positions are places in a file cannot count facts, and counts bytes. */
export type Behind = Readonly<{ amount: bigint; unit: 'facts' | 'bytes' }>;

/**
 * Append-only streams of facts. Every adapter passes `describeEventStore`; callers may rely on nothing more.
 *
 * Every call ends within seconds, whatever the network does: with its answer, with `StoreUnavailable`, or, for an append,
 * with `OutcomeUnknown`.
 */
export abstract class EventStore {
  /** Up to `limit` facts of one stream, oldest first, from `fromVersion` on; empty when the stream does not exist. */
  abstract read<Event extends AnyFact = AnyFact>(
    stream: string,
    fromVersion?: StreamVersion,
    limit?: number,
  ): Promise<readonly Recorded<Event>[]>;

  /**
   * Appends all of `facts` or none, at least one. The same ids at the same expected version again answer as the first time did and
   * write nothing, so that a caller whose answer was lost may ask again, also when the stream has gone on since. The first few of them
   * alone are answered with where those ended; with more after them they are another append, at a version that is no longer right.
   * An adapter that lost the answer has already asked again.
   * @throws {WrongVersion} when someone else appended since `expected` was read.
   * @throws {DuplicateFact} when an id is taken by another fact, by a store whose ids are unique.
   * @throws {UnfitFact} when a fact cannot be kept as it is; nothing was sent.
   * @throws {OutcomeUnknown}
   */
  abstract append(stream: string, facts: readonly NewFact[], expected: StreamVersion): Promise<Appended>;

  /**
   * Up to `limit` facts after `after`, in the order they were recorded; only those of `types` when they are given. A fact never
   * appears behind a position that was handed out before: a reader that goes on from the last position it saw misses none, however
   * many write at once.
   */
  abstract readAll(after: Position, limit: number, types?: readonly string[]): Promise<readonly Recorded[]>;

  /** The last fact that was recorded; undefined for an empty store. */
  abstract last(): Promise<Recorded | undefined>;

  /** The position of the last fact; `0n` for an empty store. */
  abstract head(): Promise<Position>;

  /**
   * Everything after `after`, first what there is and then what comes, in batches that are never empty, each fact once and in order.
   * It goes at the pace of who asks: while a batch is being worked on, nothing piles up. It gets over every interruption of the store
   * and goes on after the last fact of the last batch. It ends when `signal` is aborted.
   */
  abstract follow(after: Position, following: Following): AsyncIterable<readonly Recorded[]>;

  /** How far `position` is behind `head`; nothing when it is not. */
  abstract behind(position: Position, head: Position): Behind;

  /** Lets go of every connection that the store itself opened. */
  abstract close(): Promise<void>;
}

/** Someone else appended in between: read again and decide again. */
export class WrongVersion extends Error {
  constructor(
    readonly stream: string,
    readonly expected: StreamVersion,
    readonly actual: StreamVersion,
  ) {
    super(`${stream} is at version ${actual}, not at ${expected}`);
  }
}

/** A fact with this id is already recorded elsewhere: ids are made of what they stand for, so this is a bug of the caller. */
export class DuplicateFact extends Error {
  constructor(readonly stream: string) {
    super(`an id appended to ${stream} is taken by another fact`);
  }
}

/** A fact that JSON, or the store, cannot hold as it is: a bug of the caller. `field` says what is wrong with it. */
export class UnfitFact extends Error {
  constructor(
    readonly stream: string,
    readonly type: string,
    readonly problem: string,
  ) {
    super(`${type} cannot be appended to ${stream}: ${problem}`);
  }
}

/** The store did not answer in time or not at all, and nothing was changed by this call. It may be asked again. */
export class StoreUnavailable extends Error {
  constructor(
    what: string,
    override readonly cause?: unknown,
  ) {
    super(`the event store did not answer: ${what}`);
  }
}

/**
 * An append was sent and its answer lost, and so were the answers to asking again: it may be recorded or not. The very same append
 * may be asked for again later; to read, and to decide afresh, without asking again first, could do it twice.
 */
export class OutcomeUnknown extends Error {
  constructor(
    readonly stream: string,
    override readonly cause?: unknown,
  ) {
    super(`whether an append to ${stream} was recorded is not known`);
  }
}

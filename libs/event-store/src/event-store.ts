import type { AnyFact } from '@hub/kernel';

/** The version a writer believes a stream to be at. Versions count facts from 1; `0` is a stream that does not exist. */
export type StreamVersion = number;

/** A place in the order in which all facts were recorded. Positions grow; `0n` is before the first fact. */
export type Position = bigint;

/** What surrounds a fact. Flat strings, so that every store can hold it. */
export type Metadata = Readonly<Record<string, string>>;

/** A fact about to be appended. `id` is a UUID and unique in the whole store. */
export type NewFact<Event extends AnyFact = AnyFact> = Readonly<{
  id: string;
  type: Event['type'];
  data: Event['data'];
  metadata: Metadata;
}>;

/** A fact as it was recorded. `recordedAt` is the store's clock in UTC; when it happened is in the metadata. */
export type Recorded<Event extends AnyFact = AnyFact> = Event &
  Readonly<{ id: string; stream: string; version: StreamVersion; position: Position; recordedAt: string; metadata: Metadata }>;

/** Where an append ended: the version of the stream and the position of the last fact. */
export type Appended = Readonly<{ version: StreamVersion; position: Position }>;

/** Append-only streams of facts. Every adapter passes `describeEventStore`; callers may rely on nothing more. */
export abstract class EventStore {
  /** Facts of one stream, oldest first, from `fromVersion` on; empty when the stream does not exist. */
  abstract read<Event extends AnyFact = AnyFact>(stream: string, fromVersion?: StreamVersion): Promise<readonly Recorded<Event>[]>;

  /**
   * Appends all of `facts` or none, at least one. The same ids at the same expected version again answer as the first time did and
   * write nothing, so that a caller whose answer was lost may ask again, also when the stream has gone on since. The first few of them
   * alone are answered with where those ended; with more after them they are another append, at a version that is no longer right.
   * @throws {WrongVersion} when someone else appended since `expected` was read.
   * @throws {DuplicateFact} when an id is taken by another fact.
   */
  abstract append(stream: string, facts: readonly NewFact[], expected: StreamVersion): Promise<Appended>;

  /**
   * Up to `limit` facts after `after`, in the order they were recorded. A fact never appears behind a position that was handed out
   * before: a reader that goes on from the last position it saw misses none, however many write at once.
   */
  abstract readAll(after: Position, limit: number): Promise<readonly Recorded[]>;

  /** The position of the last fact; `0n` for an empty store. */
  abstract head(): Promise<Position>;
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

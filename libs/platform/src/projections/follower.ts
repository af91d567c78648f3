import type { Recorded } from '@hub/event-store';
import type { AnyFact } from '@hub/kernel';
import type { EntityManager } from 'typeorm';

/** Thrown by a follower for what passes by itself: nothing is parked, and the fact is taken a moment later. */
export class TryAgain extends Error {}

/** A follower could not take this fact; what it threw is the `cause`. */
export class FactFailed extends Error {
  constructor(
    readonly fact: Recorded,
    override readonly cause: unknown,
  ) {
    super(`${fact.type} (${fact.stream}/${fact.version}): ${String(cause)}`);
  }
}

/** A follower gave up between two facts because it was told to, after it had `taken` so many; none of them counts as taken. */
export class TimeIsUp extends Error {
  constructor(readonly taken: number) {
    super(`gave up after ${taken} facts`);
  }
}

/**
 * What a follower writes with: the transaction that also moves its checkpoint, and what is put behind the names of its tables. One that
 * works on a batch fact by fact asks `isOver` before each, and throws `TimeIsUp` when it is.
 */
export type Batch = Readonly<{ tx: EntityManager; suffix: string; isOver?: () => boolean }>;

/**
 * Something that follows the log from its first fact to its last, each fact once and in order. `name` carries a version: what follows
 * differently is another follower, with a checkpoint of its own. Facts of other types than `on` are passed by.
 */
export abstract class Follower<Event extends AnyFact = AnyFact> {
  abstract readonly name: string;
  abstract readonly on: readonly Event['type'][];

  /**
   * Takes facts, one or many, in the transaction that also moves this follower's checkpoint. When it throws, none of them is taken.
   * @throws {FactFailed} naming the fact, where it is known; anything else is looked for in smaller batches.
   * @throws {TimeIsUp}
   */
  abstract take(facts: readonly Recorded<Event>[], batch: Batch): Promise<void>;
}

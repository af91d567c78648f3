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

/** What a follower writes with: the transaction that also moves its checkpoint, and what is put behind the names of its tables. */
export type Batch = Readonly<{ tx: EntityManager; suffix: string }>;

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
   */
  abstract take(facts: readonly Recorded<Event>[], batch: Batch): Promise<void>;
}

import type { Recorded } from '@hub/event-store';
import type { AnyFact } from '@hub/kernel';
import type { EntityManager } from 'typeorm';

/** Thrown by a follower for what passes by itself: it does not stop, and takes the fact a moment later. */
export class TryAgain extends Error {}

/**
 * Something that follows the log from its first fact to its last, each fact once and in order. `name` carries a version: what follows
 * differently is another follower, with a checkpoint of its own. Facts of other types than `on` are passed by.
 */
export abstract class Follower<Event extends AnyFact = AnyFact> {
  abstract readonly name: string;
  abstract readonly on: readonly Event['type'][];

  /** Takes one fact, in the transaction that also moves this follower's checkpoint. What is thrown stops the follower; nothing is skipped. */
  abstract take(fact: Recorded<Event>, tx: EntityManager): Promise<void>;
}

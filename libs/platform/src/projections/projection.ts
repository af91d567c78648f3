import type { Recorded } from '@hub/event-store';
import type { AnyFact } from '@hub/kernel';
import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { Follower } from './follower.js';

/**
 * Writes the rows of one read model from facts. It is the only writer of its `tables`, and the log is its only source, so that it can
 * be emptied and built again to the same rows. The runner's transaction makes sure that a fact is applied once.
 */
export abstract class Projection<Event extends AnyFact = AnyFact> extends Follower<Event> {
  abstract readonly tables: readonly EntityTarget<ObjectLiteral>[];

  abstract apply(fact: Recorded<Event>, tx: EntityManager): Promise<void>;

  override async take(fact: Recorded<Event>, tx: EntityManager): Promise<void> {
    await this.apply(fact, tx);
  }
}

import type { Recorded } from '@hub/event-store';
import type { AnyFact } from '@hub/kernel';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { type Batch, FactFailed, Follower, TimeIsUp } from './follower.js';
import { Rows } from './rows/rows.js';

/**
 * Writes the rows of one read model from facts. It is the only writer of its `tables`, and the log is its only source, so that it can
 * be built again to the same rows. The runner's transaction makes sure that a fact is applied once.
 */
export abstract class Projection<Event extends AnyFact = AnyFact> extends Follower<Event> {
  abstract readonly tables: readonly EntityTarget<ObjectLiteral>[];

  /**
   * Whether a row is made of the facts of one stream and of nothing else. Then a stream whose facts were parked can be caught up with
   * alone; otherwise the read model is built again, because facts of other streams went by a row that was not there.
   */
  readonly rowsAreStreams: boolean = false;

  /** Applies one fact to `rows`. They hold what the facts before it left, also of the same batch. */
  abstract apply(fact: Recorded<Event>, rows: Rows): Promise<void>;

  /** Reads what the facts of a batch will ask for, in one go. To leave it out changes nothing but the speed. */
  protected async readAhead(_facts: readonly Recorded<Event>[], _rows: Rows): Promise<void> {
    await Promise.resolve();
  }

  override async take(facts: readonly Recorded<Event>[], { tx, suffix, isOver }: Batch): Promise<void> {
    const rows = new Rows(tx, this.tables, suffix);
    await this.readAhead(facts, rows);
    for (const [taken, fact] of facts.entries()) {
      if (isOver?.()) throw new TimeIsUp(taken);
      try {
        await this.apply(fact, rows);
      } catch (error) {
        throw new FactFailed(fact, error);
      }
    }
    await rows.write();
  }
}

import type { Type } from '@nestjs/common';
import type { Recorded } from '@hub/event-store';
import type { AnyFact } from '@hub/kernel';
import { In } from 'typeorm';
import { joinProvenance, provenanceIn } from '../acts/provenance.js';
import { Projection } from '../projections/projection.js';
import type { Rows, Where } from '../projections/rows/rows.js';
import type { CaseRow, Shown } from './case-row.js';

/**
 * The read model of one kind of case: its row is a pure fold of the facts of its own stream. The same fold answers what the case
 * looked like at any moment of the past, so that the live row and the past can never tell two stories.
 */
export abstract class CaseProjection<Row extends CaseRow = CaseRow, Event extends AnyFact = AnyFact> extends Projection<Event> {
  abstract readonly row: Type<Row>;
  /** What the names of the streams of these cases begin with; the rest is the id. */
  abstract readonly prefix: string;

  /** Pure: the fields of the context after one more fact. `before` is undefined for the first one. */
  abstract fold(before: Shown<Row> | undefined, fact: Recorded<Event>): Shown<Row>;

  get tables(): readonly Type<Row>[] {
    return [this.row];
  }

  override readonly rowsAreStreams = true;

  override async apply(fact: Recorded<Event>, rows: Rows): Promise<void> {
    const before = await rows.findOneBy<CaseRow>(this.row, { id: this.idOf(fact) });
    await rows.save<CaseRow>(this.row, this.advance((before ?? undefined) as Row | undefined, fact));
  }

  protected override async readAhead(facts: readonly Recorded<Event>[], rows: Rows): Promise<void> {
    const where: Where<CaseRow> = { id: In([...new Set(facts.map((fact) => this.idOf(fact)))]) };
    await rows.findBy<CaseRow>(this.row, where);
  }

  /** The row after all of these facts of one stream; undefined when there are none. */
  foldAll(facts: readonly Recorded<Event>[]): Row | undefined {
    return facts.reduce<Row | undefined>((row, fact) => this.advance(row, fact), undefined);
  }

  private advance(before: Row | undefined, fact: Recorded<Event>): Row {
    const { metadata } = fact;
    const at = metadata['occurredAt'] ?? fact.recordedAt;
    return Object.assign(new this.row(), before, this.fold(before, fact), {
      id: this.idOf(fact),
      openedPosition: before?.openedPosition ?? fact.position.toString(),
      openedAt: before?.openedAt ?? at,
      changedAt: at,
      version: fact.version,
      position: fact.position.toString(),
      ...joinProvenance(before, provenanceIn(fact)),
    });
  }

  private idOf({ stream }: Recorded): string {
    return stream.slice(this.prefix.length);
  }
}

import { Injectable } from '@nestjs/common';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { EventStore, type Recorded } from '@hub/event-store';
import type { Instant } from '@hub/kernel';
import { provenanceIn } from '../acts/provenance.js';
import { JsonScalar } from '../graphql/json.scalar.js';
import type { Asker } from '../identity/asker.js';
import type { CaseProjection } from './case-projection.js';
import type { CaseRow } from './case-row.js';

@ObjectType({ description: 'One fact of a case: who, when, what and why.' })
export class HistoryEntry {
  @Field(() => Int, { description: 'The place of the fact in its case, from 1.' }) version!: number;
  @Field(() => String, { description: 'The place of the fact in the whole log.' }) position!: string;
  @Field(() => String, { description: 'What happened: the type of the fact, with its version.' }) what!: string;
  @Field(() => JsonScalar, { description: 'The fact itself. Null while it is sealed.', nullable: true }) data!: object | null;
  @Field(() => String, { description: 'When it happened (UTC).' }) occurredAt!: string;
  @Field(() => String, { description: 'When it was written down (UTC).' }) recordedAt!: string;
  @Field(() => String, { description: 'The reference of who did it; `people` knows who that is.' }) who!: string;
  @Field(() => [String], { description: 'The roles they acted in.' }) roles!: string[];
  @Field(() => String, { description: 'The reason given.', nullable: true }) why!: string | null;
  @Field(() => [String], { description: 'Where it is known from, when it was brought in from the past.' }) sources!: readonly string[];
  @Field(() => [String], { description: 'What in it is made up to fill a gap in the sources.' }) synthetic!: readonly string[];
}

/** Whether the content of a fact is hidden from who asks, given the whole case as it is now, whatever moment is asked for. */
export type Sealed = (fact: Recorded, all: readonly Recorded[], asker: Asker | undefined) => boolean;

/** What happened in one case, and what it looked like at a moment of the past. */
@Injectable()
export class CaseHistory {
  constructor(private readonly store: EventStore) {}

  /** The row as it was at `asOf`, by the time things happened; undefined when the case did not exist then. */
  async asOf<Row extends CaseRow>(projection: CaseProjection<Row>, id: string, asOf: Instant): Promise<Row | undefined> {
    return projection.foldAll((await this.facts(projection, id)).filter((fact) => happened(fact) <= asOf));
  }

  /** The facts of a case as `asker` may see them, oldest first, up to `asOf` when it is given. */
  async entries(
    projection: CaseProjection,
    id: string,
    asker: Asker | undefined,
    { asOf, sealed = () => false }: { asOf?: Instant | undefined; sealed?: Sealed | undefined } = {},
  ): Promise<readonly HistoryEntry[]> {
    const all = await this.facts(projection, id);
    return all.filter((fact) => !asOf || happened(fact) <= asOf).map((fact) => entryOf(fact, sealed(fact, all, asker)));
  }

  private facts(projection: CaseProjection, id: string): Promise<readonly Recorded[]> {
    return this.store.read(projection.prefix + id);
  }
}

const happened = ({ metadata, recordedAt }: Recorded): string => metadata['occurredAt'] ?? recordedAt;

const entryOf = (fact: Recorded, sealed: boolean): HistoryEntry => {
  const { metadata } = fact;
  const data = fact.data as { reason?: unknown };
  return {
    version: fact.version,
    position: fact.position.toString(),
    what: fact.type,
    data: sealed ? null : data,
    occurredAt: happened(fact),
    recordedAt: fact.recordedAt,
    who: sealed ? 'sealed' : (metadata['actor'] ?? 'unknown'),
    roles: metadata['roles']?.split(',') ?? [],
    why: !sealed && typeof data.reason === 'string' ? data.reason : null,
    ...provenanceIn(fact),
  };
};

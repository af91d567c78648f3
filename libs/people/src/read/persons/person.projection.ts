import { Injectable } from '@nestjs/common';
import type { Recorded } from '@hub/event-store';
import { assertNever } from '@hub/kernel';
import { Projection, union } from '@hub/platform';
import type { EntityManager } from 'typeorm';
import { type PersonEvent, personEventTypes } from '../../domain/person.events.js';
import { PersonRow } from './person.row.js';

/** Which references stand for a person, and which no longer do. */
@Injectable()
export class PersonProjection extends Projection<PersonEvent> {
  override readonly name = 'people-persons.v1';
  override readonly on = personEventTypes;
  override readonly tables = [PersonRow];

  override async apply({ type, data, metadata }: Recorded<PersonEvent>, tx: EntityManager): Promise<void> {
    const { personId } = data;
    switch (type) {
      case 'person-registered.v1':
        await tx.insert(PersonRow, {
          personId,
          status: 'registered',
          organisationId: data.organisationId ?? null,
          sources: union([], metadata['sources']),
          synthetic: union([], metadata['synthetic']),
        });
        return;
      case 'person-forgotten.v1':
        await tx.update(PersonRow, { personId }, { status: 'forgotten', organisationId: null });
        return;
      default:
        assertNever(type);
    }
  }
}

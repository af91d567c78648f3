import { Injectable } from '@nestjs/common';
import type { Recorded } from '@hub/event-store';
import { assertNever } from '@hub/kernel';
import { joinProvenance, Projection, provenanceIn, type Rows } from '@hub/platform';
import { type PersonEvent, personEventTypes } from '../../domain/person.events.js';
import { PersonRow } from './person.row.js';

/** Which references stand for a person, and which no longer do. */
@Injectable()
export class PersonProjection extends Projection<PersonEvent> {
  override readonly name = 'people-persons.v1';
  override readonly on = personEventTypes;
  override readonly tables = [PersonRow];

  override async apply(fact: Recorded<PersonEvent>, rows: Rows): Promise<void> {
    const { type, data } = fact;
    const { personId } = data;
    switch (type) {
      case 'person-registered.v1':
        await rows.insert(PersonRow, {
          personId,
          status: 'registered',
          organisationId: data.organisationId ?? null,
          ...joinProvenance(provenanceIn(fact)),
        });
        return;
      case 'person-forgotten.v1':
        await rows.update(PersonRow, { personId }, { status: 'forgotten', organisationId: null });
        return;
      default:
        assertNever(type);
    }
  }
}

import { Injectable } from '@nestjs/common';
import type { Recorded } from '@hub/event-store';
import { type OrganisationEvent, organisationEventTypes } from '@hub/people';
import { Projection } from '@hub/platform';
import type { EntityManager } from 'typeorm';
import { OrganisationNameRow } from './organisation-name.row.js';

/** The latest name of every organisation. */
@Injectable()
export class OrganisationNameProjection extends Projection<OrganisationEvent> {
  override readonly name = 'ip-records-organisation-names.v1';
  override readonly on = organisationEventTypes;
  override readonly tables = [OrganisationNameRow];

  override async apply({ data }: Recorded<OrganisationEvent>, tx: EntityManager): Promise<void> {
    const { organisationId, name, named } = data;
    await tx.upsert(OrganisationNameRow, { organisationId, name, named }, ['organisationId']);
  }
}

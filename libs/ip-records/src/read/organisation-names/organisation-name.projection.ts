import { Injectable } from '@nestjs/common';
import type { Recorded } from '@hub/event-store';
import { type OrganisationEvent, organisationEventTypes } from '@hub/people';
import { Projection, type Rows } from '@hub/platform';
import { OrganisationNameRow } from './organisation-name.row.js';

/** The latest name of every organisation. */
@Injectable()
export class OrganisationNameProjection extends Projection<OrganisationEvent> {
  override readonly name = 'ip-records-organisation-names.v1';
  override readonly on = organisationEventTypes;
  override readonly tables = [OrganisationNameRow];

  override async apply({ data }: Recorded<OrganisationEvent>, rows: Rows): Promise<void> {
    const { organisationId, name, named } = data;
    await rows.save(OrganisationNameRow, { organisationId, name, named });
  }
}

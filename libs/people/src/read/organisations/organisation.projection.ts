import { Injectable } from '@nestjs/common';
import type { Recorded } from '@hub/event-store';
import { assertNever } from '@hub/kernel';
import { CaseProjection, type Shown } from '@hub/platform';
import { type OrganisationEvent, organisationEventTypes } from '../../domain/organisation.events.js';
import { ORGANISATION_PREFIX } from '../../domain/organisation.stream.js';
import { OrganisationRow } from './organisation.row.js';

type View = Shown<OrganisationRow>;

@Injectable()
export class OrganisationProjection extends CaseProjection<OrganisationRow, OrganisationEvent> {
  override readonly name = 'people-organisations.v1';
  override readonly on = organisationEventTypes;
  override readonly row = OrganisationRow;
  override readonly prefix = ORGANISATION_PREFIX;

  override fold(before: View | undefined, { type, data }: Recorded<OrganisationEvent>): View {
    switch (type) {
      case 'organisation-registered.v1':
        return { name: data.name, kind: data.kind, named: data.named };
      case 'organisation-renamed.v1':
        if (!before) throw new Error(`${type} before the organisation was registered`);
        return { ...before, name: data.name, named: data.named };
      default:
        return assertNever(type);
    }
  }
}

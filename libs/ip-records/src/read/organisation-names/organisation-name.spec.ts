import { describe, it } from '@jest/globals';
import type { OrganisationEvent } from '@hub/people';
import { platformMigrations } from '@hub/platform';
import { projectionScenario } from '@hub/testing/platform';
import { ipRecordsMigrations } from '../../tables.js';
import { OrganisationNameProjection } from './organisation-name.projection.js';

const { given } = projectionScenario<OrganisationEvent>(
  () => new OrganisationNameProjection(),
  [...platformMigrations, ...ipRecordsMigrations],
);
const told = (fact: OrganisationEvent) => ({ stream: `organisation-${fact.data.organisationId}`, fact });
const registered = (organisationId: string, name: string, named: boolean) =>
  told({ type: 'organisation-registered.v1', data: { organisationId, name, kind: 'company', named } });

describe('what organisations are called', () => {
  it('is what was registered', () =>
    given(registered('KLIMATOR', 'Klimator AB', true), registered('HEAT-PARTNER', 'The partner of HEAT', false)).thenRows(
      { organisationId: 'KLIMATOR', name: 'Klimator AB', named: true },
      { organisationId: 'HEAT-PARTNER', name: 'The partner of HEAT', named: false },
    ));

  it('follows a new name, and a name that became known', () =>
    given(
      registered('HEAT-PARTNER', 'The partner of HEAT', false),
      told({
        type: 'organisation-renamed.v1',
        data: { organisationId: 'HEAT-PARTNER', name: 'Warm AB', named: true, reason: 'a source was found' },
      }),
    ).thenRows({ organisationId: 'HEAT-PARTNER', name: 'Warm AB', named: true }));
});

import { describe, it } from '@jest/globals';
import { platformMigrations } from '@hub/platform';
import { projectionScenario } from '@hub/testing/platform';
import type { OrganisationEvent } from '../../domain/organisation.events.js';
import { peopleMigrations } from '../../tables.js';
import { OrganisationProjection } from './organisation.projection.js';

const { given } = projectionScenario<OrganisationEvent>(() => new OrganisationProjection(), [...platformMigrations, ...peopleMigrations]);

const registered = (organisationId: string, named: boolean, synthetic?: string) => ({
  stream: `organisation-${organisationId}`,
  fact: {
    type: 'organisation-registered.v1',
    data: { organisationId, name: `The innovator ${organisationId}`, kind: 'company', named },
  } as OrganisationEvent,
  ...(synthetic ? { synthetic } : {}),
});

describe('the register of organisations', () => {
  it('shows who is named and who is not', () =>
    given(registered('A', true), registered('B', false, 'name')).thenRows(
      { id: 'A', name: 'The innovator A', kind: 'company', named: true, synthetic: [] },
      { id: 'B', named: false, synthetic: ['name'] },
    ));
  it('shows the name of now', () =>
    given(registered('A', false), {
      stream: 'organisation-A',
      fact: { type: 'organisation-renamed.v1', data: { organisationId: 'A', name: 'Klimator AB', named: true, reason: 'r' } },
    }).thenRows({ id: 'A', name: 'Klimator AB', kind: 'company', named: true, version: 2 }));
});

import { describe, it } from '@jest/globals';
import { platformMigrations } from '@hub/platform';
import { projectionScenario } from '@hub/testing/platform';
import type { PersonEvent } from '../../domain/person.events.js';
import { peopleMigrations } from '../../tables.js';
import { PersonProjection } from './person.projection.js';

const { given } = projectionScenario<PersonEvent>(() => new PersonProjection(), [...platformMigrations, ...peopleMigrations]);

const told = (fact: PersonEvent, more: object = {}) => ({ stream: 'person-p1', fact, ...more });
const registered: PersonEvent = { type: 'person-registered.v1', data: { personId: 'p1', organisationId: 'SBF' } };

describe('the references that stand for persons', () => {
  it('are those that were registered', () =>
    given(told(registered, { synthetic: 'person' })).thenRows({
      personId: 'p1',
      status: 'registered',
      organisationId: 'SBF',
      synthetic: ['person'],
    }));
  it('stand for nobody once the person is forgotten', () =>
    given(told(registered), told({ type: 'person-forgotten.v1', data: { personId: 'p1', reason: 'r' } })).thenRows({
      personId: 'p1',
      status: 'forgotten',
      organisationId: null,
    }));
});

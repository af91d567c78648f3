import { describe, it } from '@jest/globals';
import { toInstant, toLocalDate } from '@hub/kernel';
import { scenario } from '@hub/testing/kernel';
import type { PersonCommand } from './person.commands.js';
import type { PersonEvent } from './person.events.js';
import { person } from './person.js';

function command<T extends PersonCommand['type']>(type: T, data: Extract<PersonCommand, { type: T }>['data']) {
  return { type, at: toInstant('2026-01-15T09:00:00Z'), on: toLocalDate('2026-01-15'), by: 'coordinator', data } as Extract<
    PersonCommand,
    { type: T }
  >;
}
const register = command('register-person', { personId: 'person-1', organisationId: 'SBF' });
const forget = command('forget-person', { personId: 'person-1', reason: 'left the municipality' });
const registered: PersonEvent = { type: 'person-registered.v1', data: { personId: 'person-1', organisationId: 'SBF' } };
const forgotten: PersonEvent = { type: 'person-forgotten.v1', data: { personId: 'person-1', reason: 'left the municipality' } };

const { given } = scenario(person);

describe('a person', () => {
  it('is registered once, under a reference', () => {
    given().when(register).then(registered);
    given(registered).when(register).thenRejected('person.already-registered', { personId: 'person-1' });
  });
  it('is forgotten for good', () => {
    given(registered).when(forget).then(forgotten);
    given(registered, forgotten).when(forget).thenNothing();
    given(registered, forgotten).when(register).thenRejected('person.forgotten', { personId: 'person-1' });
  });
  it('must be known to be forgotten', () => given().when(forget).thenRejected('person.not-found', { personId: 'person-1' }));
});

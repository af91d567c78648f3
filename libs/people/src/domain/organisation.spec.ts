import { describe, expect, it } from '@jest/globals';
import { toInstant, toLocalDate } from '@hub/kernel';
import { scenario } from '@hub/testing/kernel';
import type { OrganisationCommand } from './organisation.commands.js';
import type { OrganisationEvent } from './organisation.events.js';
import { organisation } from './organisation.js';

function command<T extends OrganisationCommand['type']>(type: T, data: Extract<OrganisationCommand, { type: T }>['data']) {
  return { type, at: toInstant('2026-01-15T09:00:00Z'), on: toLocalDate('2026-01-15'), by: 'coordinator', data } as Extract<
    OrganisationCommand,
    { type: T }
  >;
}
const unnamed = { organisationId: 'HEAT-PARTNER', name: 'The innovator of HEAT', kind: 'company', named: false } as const;
const registered: OrganisationEvent = { type: 'organisation-registered.v1', data: unnamed };
const rename = (name: string, named = true) =>
  command('rename-organisation', { organisationId: 'HEAT-PARTNER', name, named, reason: 'a source names it' });

const { given } = scenario(organisation);

describe('the register of organisations', () => {
  it('holds one whom no source names, as such', () => given().when(command('register-organisation', unnamed)).then(registered));
  it('holds a code once', () =>
    given(registered).when(command('register-organisation', unnamed)).thenRejected('organisation.already-registered', {
      organisationId: 'HEAT-PARTNER',
    }));
  it('gives a name to whom it had none for', () => {
    given(registered)
      .when(rename('Heat AB'))
      .then({
        type: 'organisation-renamed.v1',
        data: { organisationId: 'HEAT-PARTNER', name: 'Heat AB', named: true, reason: 'a source names it' },
      });
    expect(given(registered, { type: 'organisation-renamed.v1', data: rename('Heat AB').data }).state()).toEqual({
      name: 'Heat AB',
      named: true,
    });
  });
  it('changes nothing when the name is the same, and a name that only described is another', () => {
    given(registered).when(rename(unnamed.name, false)).thenNothing();
    given(registered).when(rename(unnamed.name, true)).thenTypes('organisation-renamed.v1');
  });
  it('renames nobody it does not hold', () => given().when(rename('Heat AB')).thenRejected('organisation.not-found'));
});

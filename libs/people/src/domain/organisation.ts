import { assertNever, type Decider, type Decision, reject } from '@hub/kernel';
import type { OrganisationCommand, RegisterOrganisationIntent, RenameOrganisationIntent } from './organisation.commands.js';
import type { OrganisationEvent } from './organisation.events.js';
import type { OrganisationRejection } from './organisation.rejections.js';

export type KnownOrganisation = Readonly<{ name: string; named: boolean }>;
export type Organisation = KnownOrganisation | undefined;

type OrganisationDecision = Decision<OrganisationEvent, OrganisationRejection>;

/** An organisation the hub deals with, under a code that stays while its name changes. */
export const organisation: Decider<OrganisationCommand, Organisation, OrganisationEvent, OrganisationRejection> = {
  initialState: undefined,
  decide(command, state): OrganisationDecision {
    switch (command.type) {
      case 'register-organisation':
        return register(command, state);
      case 'rename-organisation':
        return rename(command, state);
      default:
        return assertNever(command);
    }
  },
  evolve(_state, { type, data }): Organisation {
    switch (type) {
      case 'organisation-registered.v1':
      case 'organisation-renamed.v1':
        return { name: data.name, named: data.named };
      default:
        return assertNever(type);
    }
  },
};

function register({ data }: RegisterOrganisationIntent, state: Organisation): OrganisationDecision {
  if (state) return reject('organisation.already-registered', { organisationId: data.organisationId });
  return [{ type: 'organisation-registered.v1', data }];
}

function rename({ data }: RenameOrganisationIntent, state: Organisation): OrganisationDecision {
  if (!state) return reject('organisation.not-found', { organisationId: data.organisationId });
  if (state.name === data.name && state.named === data.named) return [];
  return [{ type: 'organisation-renamed.v1', data }];
}

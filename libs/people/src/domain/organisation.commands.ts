import type { Intent } from '@hub/kernel';
import type { OrganisationRegistered, OrganisationRenamed } from './organisation.events.js';

export type RegisterOrganisationIntent = Intent<'register-organisation', OrganisationRegistered['data']>;
export type RenameOrganisationIntent = Intent<'rename-organisation', OrganisationRenamed['data']>;

export type OrganisationCommand = RegisterOrganisationIntent | RenameOrganisationIntent;

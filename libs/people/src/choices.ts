import { graphqlEnum } from '@hub/platform';
import { organisationKinds } from './domain/organisation.events.js';

export const OrganisationKindChoice = graphqlEnum('OrganisationKind', organisationKinds, 'What kind of organisation it is.');
export const PersonStatusChoice = graphqlEnum(
  'PersonStatus',
  ['registered', 'forgotten', 'unknown'] as const,
  'Whether the hub knows who a reference stands for.',
);

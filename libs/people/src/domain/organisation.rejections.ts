import { HUB_RULE, on, type RejectionCatalogue } from '@hub/kernel';

/** Every refusal somebody can meet who keeps the register of organisations. */
export const organisationRejections = {
  'organisation.not-found': on(HUB_RULE, 'There is no organisation with this id.'),
  'organisation.already-registered': on(HUB_RULE, 'An organisation with this id is registered; rename it instead.'),
} as const satisfies RejectionCatalogue;
export type OrganisationRejection = keyof typeof organisationRejections;

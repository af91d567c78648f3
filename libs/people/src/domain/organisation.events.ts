import { type Fact, typesOf } from '@hub/kernel';

export const organisationKinds = [
  'municipality',
  'department',
  'municipal-company',
  'company',
  'incubator',
  'association',
  'university',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** Organisations are named by a code that people say, such as `KLIMATOR`. `named` is false where no source says who it is. */
export type OrganisationRegistered = Fact<
  'organisation-registered.v1',
  { organisationId: string; name: string; kind: OrganisationKind; named: boolean }
>;
export type OrganisationRenamed = Fact<'organisation-renamed.v1', { organisationId: string; name: string; named: boolean; reason: string }>;

export type OrganisationEvent = OrganisationRegistered | OrganisationRenamed;
export const organisationEventTypes = typesOf<OrganisationEvent>({ 'organisation-registered.v1': true, 'organisation-renamed.v1': true });

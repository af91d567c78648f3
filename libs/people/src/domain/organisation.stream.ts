export const ORGANISATION_PREFIX = 'organisation-';
export const organisationStream = (organisationId: string): string => `${ORGANISATION_PREFIX}${organisationId}`;

export const PARTNERSHIP_PREFIX = 'partnership-';
export const partnershipStream = (partnershipId: string): string => `${PARTNERSHIP_PREFIX}${partnershipId}`;

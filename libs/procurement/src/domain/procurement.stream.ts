export const PROCUREMENT_PREFIX = 'procurement-';
export const procurementStream = (procurementId: string): string => `${PROCUREMENT_PREFIX}${procurementId}`;
/** One stream a challenge, so that a challenge never has two procurements at once. */
export const challengeProcurementStream = (challengeId: string): string => `challenge-procurement-${challengeId}`;
/** One envelope a tenderer: whoever writes into it learns nothing of the others, not even from a version. */
export const tenderStream = (procurementId: string, organisationId: string): string => `tender-${procurementId}-${organisationId}`;

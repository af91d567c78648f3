export const PROGRAMME_PREFIX = 'programme-';
/** One stream holds a programme and all its cycles: whatever counts against its limits is decided in one place. */
export const programmeStream = (programmeId: string): string => `${PROGRAMME_PREFIX}${programmeId}`;

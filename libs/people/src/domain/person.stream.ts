export const PERSON_PREFIX = 'person-';
/** The stream of a person is named by their reference, the same that facts carry as who did it. */
export const personStream = (personId: string): string => `${PERSON_PREFIX}${personId}`;

export const CHALLENGE_PREFIX = 'challenge-';
/** Challenges are named by the key that people say, such as `SNOW`. */
export const challengeStream = (challengeId: string): string => `${CHALLENGE_PREFIX}${challengeId}`;

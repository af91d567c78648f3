/** The tables of this context, and how they came to be. */
export const challengesRows: (new () => object)[] = [];
export const challengesMigrations: (new () => object)[] = [];

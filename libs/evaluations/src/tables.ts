/** The tables of this context, and how they came to be. */
export const evaluationsRows: (new () => object)[] = [];
export const evaluationsMigrations: (new () => object)[] = [];

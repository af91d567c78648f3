/** The tables of this context, and how they came to be. */
export const insightsRows: (new () => object)[] = [];
export const insightsMigrations: (new () => object)[] = [];

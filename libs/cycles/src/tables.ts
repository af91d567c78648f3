/** The tables of this context, and how they came to be. */
export const cyclesRows: (new () => object)[] = [];
export const cyclesMigrations: (new () => object)[] = [];

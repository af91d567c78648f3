/** The tables of this context, and how they came to be. */
export const testbedsRows: (new () => object)[] = [];
export const testbedsMigrations: (new () => object)[] = [];

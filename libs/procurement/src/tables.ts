/** The tables of this context, and how they came to be. */
export const procurementRows: (new () => object)[] = [];
export const procurementMigrations: (new () => object)[] = [];

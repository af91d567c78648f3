/** The tables of this context, and how they came to be. */
export const partnershipsRows: (new () => object)[] = [];
export const partnershipsMigrations: (new () => object)[] = [];

/** The tables of this context, and how they came to be. */
export const peopleRows: (new () => object)[] = [];
export const peopleMigrations: (new () => object)[] = [];

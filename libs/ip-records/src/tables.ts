/** The tables of this context, and how they came to be. */
export const ipRecordsRows: (new () => object)[] = [];
export const ipRecordsMigrations: (new () => object)[] = [];

/** Whether PostgreSQL and JSON can both hold a text: whole UTF-16, no NUL. */
export const isWholeText = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');

/** An error as a line of the log has it. */
export type LoggedError = Readonly<{
  type: string;
  message?: string;
  /** Where it was thrown, without its message. */
  stack?: string;
  code?: string;
  table?: string;
  column?: string;
  constraint?: string;
  cause?: LoggedError;
}>;

const DEEPEST = 5;
/** A code of the system or of PostgreSQL: no place for a value. */
const CODE = /^[A-Z0-9_]{2,40}$/;

/**
 * What of an error may stand in the log. An error of a database says what it was about: its message quotes values, and beside it stand
 * the row that failed and the parameters of the statement, which are the contents of a case. So of those only the code, the names of table,
 * column and constraint, and the place in the program are told; of every other error no more than its message.
 */
export const errorInLog = (error: unknown, depth = 0): LoggedError => {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, table, column, constraint } = error as Readonly<Record<string, unknown>> & Error;
  const cause = error.cause !== undefined && depth < DEEPEST ? errorInLog(error.cause, depth + 1) : undefined;
  const texts = Object.entries({ table, column, constraint }).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return {
    type: error.constructor.name || error.name,
    ...(isOfDatabase(error) ? {} : { message: error.message }),
    ...(typeof code === 'string' && CODE.test(code) ? { code } : {}),
    ...Object.fromEntries(texts),
    ...(error.stack === undefined ? {} : { stack: framesOf(error.stack) }),
    ...(cause ? { cause } : {}),
  };
};

/** What the driver or TypeORM made of an answer of PostgreSQL. */
const isOfDatabase = (error: Error): boolean =>
  'driverError' in error || ('severity' in error && 'routine' in error) || 'parameters' in error;

const framesOf = (stack: string): string =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');

import type pg from 'pg';

/** One statement, prepared under its name. Rows come as arrays. */
export type Statement = Readonly<{ name: string; text: string; values?: readonly unknown[] }>;

/** There was no connection to send it on. Nothing was done. */
export class NoConnection extends Error {
  constructor(override readonly cause: unknown) {
    super(`no connection to PostgreSQL: ${(cause as Error).message || String((cause as { code?: unknown }).code)}`);
  }
}

/**
 * Runs a statement on a connection of the pool. One that broke, or gave no answer within `ms`, is destroyed and never used again: its
 * answer may still be on the way.
 * @throws {NoConnection}
 */
export const run = async <Row>(pool: pg.Pool, { values = [], ...statement }: Statement, ms: number): Promise<Row[]> => {
  const client = await pool.connect().catch((error: unknown) => {
    throw isLost(error) ? new NoConnection(error) : error;
  });
  // A connection that breaks says so twice: to the query, which fails, and to whoever listens.
  client.on('error', overheard);
  let broken = false;
  try {
    const query = { ...statement, values: [...values], rowMode: 'array' as const, query_timeout: Math.max(1, Math.ceil(ms)) };
    return (await client.query(query)).rows as Row[];
  } catch (error) {
    broken = isLost(error);
    throw error;
  } finally {
    client.removeListener('error', overheard);
    client.release(broken);
  }
};

const overheard = (): void => undefined;

const LOST_STATES = /^(?:(08|40|53|57|58)\w{3}|25006|XX000)$/;
const LOST_CODES = /^(ECONN\w+|EPIPE|ETIMEDOUT|EHOST\w+|ENET\w+|ENOTFOUND|EAI_\w+)$/;
const LOST_MESSAGES = /^(Connection terminated|Query read timeout|timeout e|Client (was closed|has encountered a connection error))/;

/**
 * Whether asking again may help: a connection that is lost, silent or not to be had, and a server that is full, shutting down, read-only
 * for now, gave up on a deadlock, or is failed by its system (classes 08, 25006, 40, 53, 57 and 58 of SQLSTATE; a disk over its quota, or
 * a file that may not grow, PostgreSQL knows no other class for than XX000).
 */
export const isLost = (error: unknown): boolean => {
  if (error instanceof NoConnection) return true;
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return LOST_STATES.test(String(code)) || LOST_CODES.test(String(code)) || LOST_MESSAGES.test(String(message));
};

/** Whether it is certain that nothing was done: there was no connection, or the server answered that it rolled everything back. */
export const didNothing = (error: unknown): boolean =>
  error instanceof NoConnection || /^(25006|40(?!003)|53|57014|58|XX000)/.test(String((error as { code?: unknown } | null)?.code));

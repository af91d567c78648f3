import { BadUpcasters, CopyFailed, NotACopy, StoreUnavailable } from '@hub/event-store';
import { BadConfiguration, EmbeddedPostgresFailed, NoEmbeddedPostgres } from '@hub/platform';
import { OtherLog } from './read-side/its-log.js';

/** A reason to stop that its reader can do something about; it is told in its own words, without a stack trace. */
export class CannotGoOn extends Error {}

const told = [
  BadConfiguration,
  BadUpcasters,
  CannotGoOn,
  CopyFailed,
  EmbeddedPostgresFailed,
  NoEmbeddedPostgres,
  NotACopy,
  OtherLog,
  StoreUnavailable,
];

/** Codes of the network and of PostgreSQL that mean: this database cannot be used, and its address or its state is why. */
const UNREACHABLE = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|EAI_AGAIN|28\w{3}|3D000|57P03|53300)$/;

/** What a person reads when a program ends with an error: one line where they can act on it, everything where it is a bug. */
export const explain = (error: unknown): string => {
  if (told.some((kind) => error instanceof kind)) return (error as Error).message;
  const code = codeOf(error);
  if (code && UNREACHABLE.test(code)) return `The database cannot be used (${code}); check DATABASE_URL and that the server is up.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
};

const codeOf = (error: unknown): string | undefined => {
  const { code, errors } = (error ?? {}) as { code?: unknown; errors?: unknown };
  if (typeof code === 'string') return code;
  return Array.isArray(errors) ? codeOf(errors[0]) : undefined;
};

/** What a running program gives back when it ends. */
export type Running = Readonly<{ close: () => Promise<void> }>;

/**
 * Runs a program until it is told to stop (SIGINT, SIGTERM). Whatever moment that is, what was opened is closed: a signal during the
 * start waits until the start is through. Ends the process with 0, or with 1 and an explanation on standard error.
 */
export const runProgram = (start: () => Promise<Running>): void => {
  const started = start();
  let ending = false;
  const end = async (): Promise<void> => {
    if (ending) return;
    ending = true;
    await started.then(({ close }) => close());
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end().catch(fail));
  started.catch(fail);
};

const fail = (error: unknown): void => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
};

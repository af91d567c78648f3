import { StoreUnavailable } from '../../event-store.js';

/**
 * What an error of the client means. It has two families: its own errors with a `type`, and those of gRPC with a numeric `code`; what
 * comes through its native half has a message at most.
 *
 * - `lost`: no answer was given, or another call's fate was handed to this one; the very same may be asked again
 * - `wrong-version`: the stream is at another revision than was expected
 * - `too-large`: the append is larger than this server takes
 * - `no-stream`: there is nothing to read
 * - `no-place`: a position that is none in this log
 * - `refused`: an answer that asking again does not change
 */
export type Fate = 'lost' | 'wrong-version' | 'too-large' | 'no-stream' | 'no-place' | 'refused';

const BY_TYPE: Readonly<Record<string, Fate>> = {
  'wrong-expected-version': 'wrong-version',
  'maximum-append-size-exceeded': 'too-large',
  'append-record-size-exceeded': 'too-large',
  'transaction-max-size-exceeded': 'too-large',
  'stream-not-found': 'no-stream',
  'stream-deleted': 'refused',
  'stream-tombstoned': 'refused',
  'access-denied': 'refused',
  'invalid-argument': 'refused',
  unsupported: 'refused',
};

/** PERMISSION_DENIED, UNIMPLEMENTED, UNAUTHENTICATED: whoever asks again hears the same. */
const REFUSED_CODES = [7, 12, 16];

/**
 * Tells what became of a call. Whatever is not known for an answer counts as lost: to ask again is safe, and to take an unknown outcome
 * for a refusal is not.
 */
export const fateOf = (error: unknown): Fate => {
  // A bug of the caller.
  if (error instanceof RangeError) return 'refused';
  const { type, code, message } = (error ?? {}) as { type?: unknown; code?: unknown; message?: unknown };
  if (typeof type === 'string' && type in BY_TYPE) return BY_TYPE[type] as Fate;
  if (REFUSED_CODES.includes(code as number)) return 'refused';
  const said = typeof message === 'string' ? message : '';
  if (/invalid argument/i.test(said)) return 'no-place';
  return said.includes('BadRequest') ? 'refused' : 'lost';
};

/** Whether the same should be asked again. */
export const isLost = (error: unknown): boolean => error instanceof StoreUnavailable || fateOf(error) === 'lost';

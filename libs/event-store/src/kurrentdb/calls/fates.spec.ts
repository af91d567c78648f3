import { describe, expect, it } from '@jest/globals';
import {
  AccessDeniedError,
  CancelledError,
  DeadlineExceededError,
  MaxAppendSizeExceededError,
  NotFoundError,
  StreamDeletedError,
  StreamNotFoundError,
  TimeoutError,
  UnavailableError,
  UnknownError,
  WrongExpectedVersionError,
} from '@kurrent/kurrentdb-client';
import { StoreUnavailable } from '../../event-store.js';
import { fateOf, isLost } from './fates.js';

const raw = (code: number, details: string) => Object.assign(new Error(`${code} ${details}`), { code, details });

describe('an error of the client', () => {
  it.each<readonly [string, unknown]>([
    ['says that the server is not there', new UnavailableError()],
    ['says that a call was cancelled', new CancelledError()],
    ['says that the server took too long', new DeadlineExceededError()],
    ['says that the server gave up', new TimeoutError()],
    ['says nothing known', new UnknownError()],
    ['has a code and no type: nothing listens', raw(14, 'No connection established')],
    ['has a code and no type: cancelled', raw(1, 'Cancelled on client')],
    ['has a code and no type: exhausted', raw(8, 'too large')],
    ['has a code and no type: aborted', raw(10, 'aborted')],
    ['has a code and no type: internal', raw(13, 'internal')],
    ['has a code and no type: data lost', raw(15, 'lost')],
    ['has neither: no node was found', new Error('Failed to discover after 10 attempts.')],
    ['is thrown for want of what the server should have said', new TypeError("Cannot read properties of undefined (reading 'toString')")],
    ['is our own deadline', new StoreUnavailable('late')],
    ['is not even an error', 'gone'],
    ['is nothing', undefined],
  ])('that %s is no answer: the same is asked again', (_what, error) => {
    expect(isLost(error)).toBe(true);
  });

  it.each<readonly [string, unknown, string]>([
    ['another version', new WrongExpectedVersionError(undefined as never, { streamName: 's', current: 1n, expected: 0n }), 'wrong-version'],
    ['more than it takes', MaxAppendSizeExceededError.fromMaxAppendSize(5), 'too-large'],
    ['no such stream', new StreamNotFoundError(undefined, 's'), 'no-stream'],
    ['a stream that is gone for ever', StreamDeletedError.fromStreamName('s'), 'refused'],
    ['no access', new AccessDeniedError(), 'refused'],
    ['no access, by its code', raw(7, 'PERMISSION_DENIED'), 'refused'],
    ['who are you, by its code', raw(16, 'UNAUTHENTICATED'), 'refused'],
    ['no such call, by its code', raw(12, 'UNIMPLEMENTED'), 'refused'],
    ['an argument that is none', new RangeError('1.5 is no bigint'), 'refused'],
    ['a request that makes no sense', new UnknownError(undefined, 'Could not recognize BadRequest'), 'refused'],
    [
      'no such position, through the native half',
      new UnknownError(undefined, 'Unmapped gRPC error: code: Client specified an invalid argument, message: bad'),
      'no-place',
    ],
  ])('that answers "%s" is an answer', (_what, error, fate) => {
    expect(fateOf(error)).toBe(fate);
    expect(isLost(error)).toBe(false);
  });

  it('of the kind "not found" is none of a stream, and asked again', () => {
    expect(fateOf(new NotFoundError())).toBe('lost');
  });
});

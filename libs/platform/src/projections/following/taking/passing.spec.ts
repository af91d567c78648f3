import { describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '@hub/event-store';
import { FactFailed, TryAgain } from '../../follower.js';
import { isOfNoFact } from './passing.js';

const coded = (code: string): Error => Object.assign(new Error('of the network or the database'), { code });

describe('an error', () => {
  it.each([
    ...['ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'],
    ...['08006', '25P03', '40001', '40P01', '42P01', '42501', '53300', '54000', '55P03', '57P01', '58030', 'XX000', 'XX001'],
  ])('%s says nothing about the fact at hand', (code) => {
    expect(isOfNoFact(coded(code))).toBe(true);
    expect(isOfNoFact(new FactFailed({ type: 'good.v1' } as never, coded(code)))).toBe(true);
  });

  it.each([
    'Client has encountered a connection error and is not queryable',
    'Client was closed and is not queryable',
    'Connection terminated unexpectedly',
    'Query read timeout',
    'timeout exceeded when trying to connect',
  ])('of a client of the database says nothing about it either: %s', (message) => {
    expect(isOfNoFact(new Error(message))).toBe(true);
  });

  it('that asks for another try, or tells of a store that is away, does not either', () => {
    expect(isOfNoFact(new TryAgain('not yet'))).toBe(true);
    expect(isOfNoFact(new StoreUnavailable('readAll'))).toBe(true);
  });

  it.each(['23505', '22P02', '4001', '404', 'E_BUG', ''])('%s is the fault of the fact', (code) => {
    expect(isOfNoFact(coded(code))).toBe(false);
  });

  it('that is any other is the fault of the fact', () => {
    for (const error of [new Error('a bug'), undefined, null, 'text']) expect(isOfNoFact(error)).toBe(false);
  });
});

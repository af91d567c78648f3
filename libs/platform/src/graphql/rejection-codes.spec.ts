import { describe, expect, it } from '@jest/globals';
import { on, reject } from '@hub/kernel';
import { toCommandResult } from './command-result.js';
import { publishedRejections, publishRejections, RejectionCode, textOf } from './rejection-codes.js';

publishRejections({ 'tender.too-late-by-far': on('LOU 4:8', 'The tender came too late.') });

describe('a published refusal', () => {
  it('is a word of the schema, with its rule and what it says', () => {
    expect(RejectionCode['TENDER_TOO_LATE_BY_FAR']).toBe('tender.too-late-by-far');
    expect(textOf('tender.too-late-by-far')).toEqual({ rule: 'LOU 4:8', says: 'The tender came too late.' });
    expect(publishedRejections().has('access.role-missing')).toBe(true);
  });

  it('is shown with its parameters, and with the problems of the input apart', () => {
    expect(toCommandResult(reject('tender.too-late-by-far', { by: 3, problems: [{ field: 'a', problem: 'b' }] }))).toEqual({
      code: 'tender.too-late-by-far',
      rule: 'LOU 4:8',
      says: 'The tender came too late.',
      parameters: { by: 3 },
      problems: [{ field: 'a', problem: 'b' }],
    });
  });

  it('that no catalogue holds is a bug', () => {
    expect(() => toCommandResult(reject('never.published'))).toThrow('never.published');
    expect(() => textOf('constructor')).toThrow('constructor');
  });

  it('is told from an answer, whose position is a text', () => {
    expect(toCommandResult({ id: 'x', version: 2, position: 9_007_199_254_740_993n })).toEqual({
      id: 'x',
      version: 2,
      position: '9007199254740993',
    });
  });
});

import { describe, expect, it } from '@jest/globals';
import { toLocalDate } from '@hub/kernel';
import { answerDueOn } from './answer-promise.js';

describe('the day an answer is due', () => {
  it('is a year away for a formal citizen proposal (KL 5:35)', () => {
    expect(answerDueOn('citizen', false, toLocalDate('2026-01-15'))).toBe('2027-01-15');
    expect(answerDueOn('citizen', false, toLocalDate('2024-02-29'))).toBe('2025-02-28');
  });
  it('follows the promise of the hub for everybody else', () => {
    expect(answerDueOn('citizen', true, toLocalDate('2026-01-15'))).toBe('2026-04-15');
    expect(answerDueOn('employee', true, toLocalDate('2026-01-15'))).toBe('2026-04-15');
  });
});

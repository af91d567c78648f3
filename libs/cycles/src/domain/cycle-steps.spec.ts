import { describe, expect, it } from '@jest/globals';
import { toLocalDate } from '@hub/kernel';
import { daysInSteps, NO_DAYS, slipOf, type StepDays } from './cycle-steps.js';

const plan: StepDays = {
  opensOn: toLocalDate('2020-01-01'),
  procurementOn: toLocalDate('2020-02-01'),
  contractOn: toLocalDate('2020-08-01'),
  closesOn: toLocalDate('2021-08-01'),
};

describe('the slip of a cycle', () => {
  it('is the days a step is later than planned, and negative when it is earlier', () =>
    expect(slipOf(plan, { ...plan, opensOn: toLocalDate('2020-01-11'), procurementOn: toLocalDate('2020-01-31') })).toEqual({
      opensOn: 10,
      procurementOn: -1,
      contractOn: 0,
      closesOn: 0,
    }));
  it('is not known while a step has not happened, or when nobody knows the plan', () => {
    const nothing = { opensOn: null, procurementOn: null, contractOn: null, closesOn: null };
    expect(slipOf(plan, NO_DAYS)).toEqual(nothing);
    expect(slipOf(NO_DAYS, plan)).toEqual(nothing);
  });
});

describe('the days a cycle spends in each step', () => {
  it('lie between its steps; a leap day counts', () =>
    expect(daysInSteps(plan)).toEqual({ openToProcurement: 31, procurementToContract: 182, contractToClose: 365 }));
  it('are unknown on both sides of a step that was left out', () =>
    expect(daysInSteps({ ...plan, contractOn: null })).toEqual({
      openToProcurement: 31,
      procurementToContract: null,
      contractToClose: null,
    }));
});

import { describe, it } from '@jest/globals';
import { toLocalDate } from '@hub/kernel';
import { platformMigrations, SwedishCalendar } from '@hub/platform';
import { projectionScenario } from '@hub/testing/platform';
import type { CycleEvent } from '../../domain/programme.events.js';
import type { CyclePlan } from '../../domain/programme.events.js';
import { cyclesMigrations } from '../../tables.js';
import { CyclePlanProjection } from './cycle-plan.projection.js';

const { given } = projectionScenario<CycleEvent>(
  () => new CyclePlanProjection(new SwedishCalendar()),
  [...platformMigrations, ...cyclesMigrations],
);

const told = (fact: CycleEvent, at?: string, more: object = {}) => ({ stream: 'programme-DIACCESS', fact, ...(at ? { at } : {}), ...more });
const of = { programmeId: 'DIACCESS', cycleNo: 1 };
const plan: CyclePlan = {
  opensOn: toLocalDate('2020-01-01'),
  procurementOn: toLocalDate('2020-02-01'),
  contractOn: toLocalDate('2020-08-01'),
  closesOn: toLocalDate('2021-08-01'),
};
const planned = (days: CyclePlan | null = plan): CycleEvent => ({ type: 'cycle-planned.v1', data: { ...of, plan: days } });
const admitted: CycleEvent = { type: 'challenge-admitted.v1', data: { ...of, challengeId: 'SNOW' } };
const opened: CycleEvent = { type: 'cycle-opened.v1', data: { ...of, challengeIds: ['SNOW'] } };
const procured: CycleEvent = { type: 'cycle-procurement-started.v1', data: { ...of, challengeId: 'SNOW' } };
const signed = (signedOn?: string): CycleEvent => ({
  type: 'cycle-development-started.v1',
  data: { ...of, challengeId: 'SNOW', ...(signedOn ? { signedOn: toLocalDate(signedOn) } : {}) },
});
const outcomes = [{ challengeId: 'SNOW', outcome: 'solved' as const, note: 'It works.' }];
const unknown = { opensOn: null, procurementOn: null, contractOn: null, closesOn: null };

describe('cycles planned and actual', () => {
  it('stand side by side, with slip and days in each step', () =>
    given(
      told(planned()),
      told(admitted),
      // Half past midnight in Stockholm: a day later than in UTC.
      told(opened, '2020-01-10T23:30:00Z'),
      told(procured, '2020-01-31T10:00:00Z'),
      told(signed('2020-09-01'), '2020-09-03T10:00:00Z'),
      told({ type: 'cycle-closed.v1', data: { ...of, outcomes } }, '2021-09-01T10:00:00Z'),
    ).thenRows({
      programmeId: 'DIACCESS',
      cycleNo: 1,
      status: 'closed',
      plan,
      actual: { opensOn: '2020-01-11', procurementOn: '2020-01-31', contractOn: '2020-09-01', closesOn: '2021-09-01' },
      slip: { opensOn: 10, procurementOn: -1, contractOn: 31, closesOn: 31 },
      plannedDays: { openToProcurement: 31, procurementToContract: 182, contractToClose: 365 },
      actualDays: { openToProcurement: 20, procurementToContract: 214, contractToClose: 365 },
      challengeIds: ['SNOW'],
      outcomes,
    }));

  it('keep the first plan beside the one that holds', () =>
    given(
      told(planned()),
      told(admitted),
      told({ type: 'cycle-replanned.v1', data: { ...of, plan: { ...plan, opensOn: toLocalDate('2020-01-20') }, reason: 'late' } }),
      told(opened, '2020-01-21T10:00:00Z'),
    ).thenRows({
      status: 'open',
      plan: { ...plan, opensOn: '2020-01-20' },
      firstPlan: plan,
      timesReplanned: 1,
      slip: { ...unknown, opensOn: 1 },
      slipFromFirstPlan: { ...unknown, opensOn: 20 },
    }));

  it('say nothing of a plan that nobody knows; the first one known is then the first plan', async () => {
    await given(told(planned(null)), told(admitted), told(opened, '2020-01-10T10:00:00Z')).thenRows({
      plan: unknown,
      firstPlan: unknown,
      slip: unknown,
      actual: { ...unknown, opensOn: '2020-01-10' },
    });
  });

  it('take the first plan that is known, when it is known later', () =>
    given(told(planned(null)), told({ type: 'cycle-replanned.v1', data: { ...of, plan, reason: 'found in the archive' } })).thenRows({
      plan,
      firstPlan: plan,
    }));

  it('take the day the contract was heard of when the contract day is not known', () =>
    given(told(planned()), told(admitted), told(opened), told(procured), told(signed(), '2020-09-03T10:00:00Z')).thenRows({
      status: 'in-development',
      actual: { opensOn: '2026-01-15', procurementOn: '2026-01-15', contractOn: '2020-09-03', closesOn: null },
    }));

  it('show a cancelled cycle, and one row for each cycle', () =>
    given(
      told(planned()),
      told(admitted),
      told({ type: 'challenge-released.v1', data: { ...of, challengeId: 'SNOW', reason: 'r' } }),
      told({ type: 'cycle-cancelled.v1', data: { ...of, reason: 'r' } }),
      told({ type: 'cycle-planned.v1', data: { ...of, cycleNo: 2, plan: null } }),
    ).thenRows({ cycleNo: 1, status: 'cancelled', challengeIds: [] }, { cycleNo: 2, status: 'planned' }));

  it('show which challenges a cycle had that was cancelled after it opened', () =>
    given(
      told(planned()),
      told(admitted),
      told(opened),
      told({ type: 'challenge-released.v1', data: { ...of, challengeId: 'SNOW', reason: 'r' } }),
      told({ type: 'cycle-cancelled.v1', data: { ...of, reason: 'r' } }),
    ).thenRows({ status: 'cancelled', challengeIds: ['SNOW'] }));

  it('gather sources and what is synthetic', () =>
    given(told(planned(), undefined, { synthetic: 'plan' }), told(admitted, undefined, { sources: 'S2' })).thenRows({
      sources: ['S2'],
      synthetic: ['plan'],
    }));
});

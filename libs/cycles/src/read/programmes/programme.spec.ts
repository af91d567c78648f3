import { describe, it } from '@jest/globals';
import { toLocalDate } from '@hub/kernel';
import { platformMigrations } from '@hub/platform';
import { projectionScenario } from '@hub/testing/platform';
import type { ProgrammeEvent } from '../../domain/programme.events.js';
import { cyclesMigrations } from '../../tables.js';
import { ProgrammeProjection } from './programme.projection.js';

const { given } = projectionScenario<ProgrammeEvent>(() => new ProgrammeProjection(), [...platformMigrations, ...cyclesMigrations]);

const told = (fact: ProgrammeEvent, more: object = {}) => ({ stream: 'programme-DIACCESS', fact, ...more });
const of = (cycleNo = 1) => ({ programmeId: 'DIACCESS', cycleNo });
const defined: ProgrammeEvent = {
  type: 'programme-defined.v1',
  data: {
    programmeId: 'DIACCESS',
    name: 'Digital acceleration',
    maxCycles: 5,
    minChallengesPerCycle: 1,
    maxChallengesPerCycle: 3,
    maxChallenges: 15,
    startsOn: toLocalDate('2019-09-01'),
    endsOn: toLocalDate('2022-08-31'),
  },
};
const planned = (cycleNo: number): ProgrammeEvent => ({ type: 'cycle-planned.v1', data: { ...of(cycleNo), plan: null } });
const admitted = (challengeId: string, cycleNo = 1): ProgrammeEvent => ({
  type: 'challenge-admitted.v1',
  data: { ...of(cycleNo), challengeId },
});

describe('the list of programmes', () => {
  it('shows limits and period', () =>
    given(told(defined, { sources: 'S1,S3' })).thenRows({
      id: 'DIACCESS',
      name: 'Digital acceleration',
      maxCycles: 5,
      minChallengesPerCycle: 1,
      maxChallengesPerCycle: 3,
      maxChallenges: 15,
      startsOn: '2019-09-01',
      endsOn: '2022-08-31',
      cyclesOpened: 0,
      cycles: [],
      sources: ['S1', 'S3'],
    }));

  it('keeps apart where that comes from and what is made up in it which everybody may know', () =>
    given(
      told(defined, { sources: 'S1', synthetic: 'limits' }),
      told(planned(1), { sources: 'S2', synthetic: 'plan' }),
      told(admitted('SNOW'), { sources: 'S3', synthetic: 'cycle' }),
      told({ type: 'cycle-opened.v1', data: { ...of(), challengeIds: ['SNOW'] } }, { sources: 'S4', synthetic: 'dates' }),
      told({ type: 'cycle-development-started.v1', data: { ...of(), challengeId: 'SNOW' } }, { sources: 'S5', synthetic: 'contract' }),
      told(
        { type: 'programme-extended.v1', data: { programmeId: 'DIACCESS', endsOn: toLocalDate('2023-02-28'), reason: 'r' } },
        { sources: 'S6', synthetic: 'period' },
      ),
    ).thenRows({
      sources: ['S1', 'S2', 'S3', 'S4', 'S5', 'S6'],
      synthetic: ['contract', 'cycle', 'dates', 'limits', 'period', 'plan'],
      publicProvenance: { sources: ['S1', 'S4', 'S6'], synthetic: ['dates', 'limits', 'period'] },
    }));

  it('shows an extension beside the end it had first', () =>
    given(
      told(defined),
      told({ type: 'programme-extended.v1', data: { programmeId: 'DIACCESS', endsOn: toLocalDate('2023-02-28'), reason: 'r' } }),
    ).thenRows({ endsOn: '2023-02-28', firstEndsOn: '2022-08-31' }));

  it('shows where its cycles stand, by number', () =>
    given(
      told(defined),
      told(planned(2)),
      told(planned(1)),
      told(admitted('SNOW')),
      told(admitted('HEAT')),
      told({ type: 'challenge-released.v1', data: { ...of(), challengeId: 'HEAT', reason: 'r' } }),
      told({ type: 'cycle-opened.v1', data: { ...of(), challengeIds: ['SNOW'] } }),
      told({ type: 'cycle-procurement-started.v1', data: { ...of(), challengeId: 'SNOW' } }),
      told({ type: 'cycle-replanned.v1', data: { ...of(2), plan: plan(), reason: 'r' } }),
    ).thenRows({
      cyclesOpened: 1,
      cycles: [
        { cycleNo: 1, status: 'in-procurement', opened: true, challengeIds: ['SNOW'] },
        { cycleNo: 2, status: 'planned', opened: false, challengeIds: [] },
      ],
    }));

  it('shows how they ended, and a number that was planned again as a new cycle', () =>
    given(
      told(defined),
      told(planned(1)),
      told(admitted('SNOW')),
      told({ type: 'cycle-opened.v1', data: { ...of(), challengeIds: ['SNOW'] } }),
      told({ type: 'cycle-development-started.v1', data: { ...of(), challengeId: 'SNOW' } }),
      told({ type: 'cycle-closed.v1', data: { ...of(), outcomes: [{ challengeId: 'SNOW', outcome: 'solved', note: 'n' }] } }),
      told(planned(2)),
      told(admitted('FOOD', 2)),
      told({ type: 'challenge-released.v1', data: { ...of(2), challengeId: 'FOOD', reason: 'r' } }),
      told({ type: 'cycle-cancelled.v1', data: { ...of(2), reason: 'r' } }),
      told(planned(2)),
      told(planned(3)),
      told(admitted('FOOD', 3)),
      told({ type: 'cycle-opened.v1', data: { ...of(3), challengeIds: ['FOOD'] } }),
      told({ type: 'challenge-released.v1', data: { ...of(3), challengeId: 'FOOD', reason: 'r' } }),
      told({ type: 'cycle-cancelled.v1', data: { ...of(3), reason: 'r' } }),
    ).thenRows({
      cyclesOpened: 2,
      cycles: [
        { cycleNo: 1, status: 'closed', opened: true, challengeIds: ['SNOW'] },
        { cycleNo: 2, status: 'planned', opened: false, challengeIds: [] },
        { cycleNo: 3, status: 'cancelled', opened: true, challengeIds: ['FOOD'] },
      ],
    }));
});

function plan() {
  const day = toLocalDate('2020-01-01');
  return { opensOn: day, procurementOn: day, contractOn: day, closesOn: day };
}

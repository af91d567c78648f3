import { toInstant, toLocalDate } from '@hub/kernel';
import type { ChallengeCommand } from '../domain/challenge.commands.js';
import type { ChallengeEvent, EffectGoal, MeasuredEffect } from '../domain/challenge.events.js';

// The facts and commands that the stories of challenges are told with: SNOW is drafted, owned by SBF, and taken up by a cycle.

export const TODAY = toLocalDate('2026-03-10');
export const CYCLE = { programmeId: 'DIACCESS', cycleNo: 1 };

export const goal = (goalId = 'g1', changes: Partial<EffectGoal> = {}): EffectGoal => ({
  goalId,
  what: 'Less time on the phone',
  metric: 'Hours of dispatch a winter',
  unit: 'h',
  baseline: '1200',
  target: '600',
  ...changes,
});

export const measured = (changes: Partial<MeasuredEffect> = {}): MeasuredEffect => ({
  goalId: 'g1',
  value: '580.5',
  measuredOn: toLocalDate('2026-03-01'),
  how: 'Time sheets',
  ...changes,
});

const OF = { challengeId: 'SNOW' };

export const told = {
  drafted: { type: 'challenge-drafted.v1', data: { ...OF, title: 'Snow', need: 'Clear it in time', proposalIds: ['p1', 'p2'] } },
  owned: (needOwner = 'SBF') => ({ type: 'need-owner-named.v1', data: { ...OF, needOwner } }),
  goalSet: (goalId = 'g1') => ({ type: 'effect-goal-set.v1', data: { ...OF, goal: goal(goalId) } }),
  goalDropped: (goalId = 'g1') => ({ type: 'effect-goal-dropped.v1', data: { ...OF, goalId, reason: 'wrong' } }),
  readied: (minimumRequirements: readonly string[] = []) => ({
    type: 'challenge-readied.v1',
    data: { ...OF, minimumRequirements, implementationLikelihood: 'High: budgeted' },
  }),
  published: { type: 'challenge-published.v1', data: OF },
  takenUp: { type: 'challenge-taken-up.v1', data: { ...OF, ...CYCLE } },
  putBack: { type: 'challenge-put-back.v1', data: { ...OF, ...CYCLE, reason: 'no time' } },
  solved: (measuredEffects: readonly MeasuredEffect[] = [measured()]) => ({
    type: 'challenge-solved.v1',
    data: { ...OF, measuredEffects, reason: 'In use' },
  }),
  abandoned: { type: 'challenge-abandoned.v1', data: { ...OF, ground: 'no-partner', reason: 'Nobody came' } },
} as const satisfies Record<string, ChallengeEvent | ((...args: never[]) => ChallengeEvent)>;

/** Up to being ready: owned, with one goal. */
export const READY: readonly ChallengeEvent[] = [told.drafted, told.owned(), told.goalSet(), told.readied()];

/** A command of somebody on `TODAY`. */
export const asks = <T extends ChallengeCommand['type']>(
  type: T,
  data: Omit<Extract<ChallengeCommand, { type: T }>['data'], 'challengeId'>,
) =>
  ({ type, at: toInstant(`${TODAY}T09:00:00Z`), on: TODAY, by: 'somebody', data: { ...OF, ...data } }) as unknown as Extract<
    ChallengeCommand,
    { type: T }
  >;

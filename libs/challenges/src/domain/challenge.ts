import { assertNever, type Decider, type Decision, reject, type Rejection } from '@hub/kernel';
import type {
  AbandonChallengeIntent,
  ChallengeCommand,
  DraftChallengeIntent,
  DropEffectGoalIntent,
  NameNeedOwnerIntent,
  PublishChallengeIntent,
  PutBackChallengeIntent,
  ReadyChallengeIntent,
  SetEffectGoalIntent,
  SolveChallengeIntent,
  TakeUpChallengeIntent,
} from './challenge.commands.js';
import type { ChallengeEvent } from './challenge.events.js';
import type { ChallengeRejection } from './challenge.rejections.js';

type Standing = { status: 'draft' | 'ready' | 'solved' | 'abandoned' } | { status: 'taken-up'; programmeId: string; cycleNo: number };

export type DraftedChallenge = Readonly<{
  needOwner?: string;
  goalIds: readonly string[];
  published: boolean;
  standing: Standing;
}>;
export type Challenge = DraftedChallenge | undefined;

type ChallengeDecision = Decision<ChallengeEvent, ChallengeRejection>;
type Refused = Rejection<ChallengeRejection> | undefined;

/** Few requirements, so that a challenge says what is needed and not how it is solved. */
const MOST_MINIMUM_REQUIREMENTS = 10;

/** A need worth developing for: drafted from proposals, described, published, taken up by a cycle, and solved or abandoned. */
export const challenge: Decider<ChallengeCommand, Challenge, ChallengeEvent, ChallengeRejection> = {
  initialState: undefined,
  decide(command, state): ChallengeDecision {
    if (command.type === 'draft-challenge') return draft(command, state);
    if (!state) return reject('challenge.not-found', { challengeId: command.data.challengeId });
    const refused = over(state);
    if (refused) return command.type === 'put-back-challenge' ? [] : refused;
    switch (command.type) {
      case 'name-need-owner':
        return nameNeedOwner(command, state);
      case 'set-effect-goal':
        return setEffectGoal(command, state);
      case 'drop-effect-goal':
        return dropEffectGoal(command, state);
      case 'ready-challenge':
        return ready(command, state);
      case 'publish-challenge':
        return publish(command, state);
      case 'take-up-challenge':
        return takeUp(command, state);
      case 'put-back-challenge':
        return putBack(command, state);
      case 'solve-challenge':
        return solve(command, state);
      case 'abandon-challenge':
        return abandon(command);
      default:
        return assertNever(command);
    }
  },
  evolve(state, { type, data }): Challenge {
    if (type === 'challenge-drafted.v1') return { goalIds: [], published: false, standing: { status: 'draft' } };
    if (!state) throw new Error(`${type} before the challenge was drafted`);
    switch (type) {
      case 'need-owner-named.v1':
        return { ...state, needOwner: data.needOwner };
      case 'effect-goal-set.v1':
        return { ...state, goalIds: [...state.goalIds.filter((goalId) => goalId !== data.goal.goalId), data.goal.goalId] };
      case 'effect-goal-dropped.v1':
        return { ...state, goalIds: state.goalIds.filter((goalId) => goalId !== data.goalId) };
      case 'challenge-readied.v1':
      case 'challenge-put-back.v1':
        return { ...state, standing: { status: 'ready' } };
      case 'challenge-published.v1':
        return { ...state, published: true };
      case 'challenge-taken-up.v1':
        return { ...state, standing: { status: 'taken-up', programmeId: data.programmeId, cycleNo: data.cycleNo } };
      case 'challenge-solved.v1':
        return { ...state, standing: { status: 'solved' } };
      case 'challenge-abandoned.v1':
        return { ...state, standing: { status: 'abandoned' } };
      default:
        return assertNever(type);
    }
  },
};

/** Nothing more happens to a challenge that is solved or abandoned. */
function over({ standing }: DraftedChallenge): Refused {
  if (standing.status === 'solved') return reject('challenge.solved');
  return standing.status === 'abandoned' ? reject('challenge.abandoned') : undefined;
}

function takenUp({ standing }: DraftedChallenge): Refused {
  if (standing.status !== 'taken-up') return undefined;
  return reject('challenge.taken-up', { programmeId: standing.programmeId, cycleNo: standing.cycleNo });
}

const notTheirs = (
  { forTheHub, organisation }: { forTheHub: boolean; organisation?: string | undefined },
  { needOwner }: DraftedChallenge,
): Refused => (forTheHub || (needOwner !== undefined && organisation === needOwner) ? undefined : reject('challenge.not-yours'));

function draft({ data }: DraftChallengeIntent, state: Challenge): ChallengeDecision {
  const { challengeId, title, need, proposals } = data;
  if (state) return reject('challenge.already-drafted', { challengeId });
  const unfit = proposals.find(({ forAChallenge }) => !forAChallenge);
  if (unfit) return reject('challenge.proposal-not-for-a-challenge', { proposalId: unfit.proposalId });
  const taken = proposals.find((each) => each.challengeId !== undefined);
  if (taken) return reject('challenge.proposal-taken', { proposalId: taken.proposalId, challengeId: taken.challengeId });
  return [{ type: 'challenge-drafted.v1', data: { challengeId, title, need, proposalIds: proposals.map(({ proposalId }) => proposalId) } }];
}

const nameNeedOwner = ({ data }: NameNeedOwnerIntent, { needOwner }: DraftedChallenge): ChallengeDecision =>
  needOwner === data.needOwner ? [] : [{ type: 'need-owner-named.v1', data }];

function setEffectGoal({ data }: SetEffectGoalIntent, state: DraftedChallenge): ChallengeDecision {
  const { challengeId, goal } = data;
  return notTheirs(data, state) ?? takenUp(state) ?? [{ type: 'effect-goal-set.v1', data: { challengeId, goal } }];
}

function dropEffectGoal({ data }: DropEffectGoalIntent, state: DraftedChallenge): ChallengeDecision {
  const { challengeId, goalId, reason } = data;
  const refused = notTheirs(data, state) ?? takenUp(state);
  if (refused) return refused;
  if (!state.goalIds.includes(goalId)) return reject('challenge.goal-unknown', { goalId });
  if (state.standing.status === 'ready' && state.goalIds.length === 1) return reject('challenge.last-goal', { goalId });
  return [{ type: 'effect-goal-dropped.v1', data: { challengeId, goalId, reason } }];
}

function ready({ data }: ReadyChallengeIntent, state: DraftedChallenge): ChallengeDecision {
  if (state.standing.status !== 'draft') return reject('challenge.already-ready');
  if (!state.needOwner) return reject('challenge.need-owner-missing');
  if (state.goalIds.length === 0) return reject('challenge.effect-goal-missing');
  const count = data.minimumRequirements.length;
  if (count > MOST_MINIMUM_REQUIREMENTS)
    return reject('challenge.too-many-minimum-requirements', { count, most: MOST_MINIMUM_REQUIREMENTS });
  return [{ type: 'challenge-readied.v1', data }];
}

function publish({ data }: PublishChallengeIntent, state: DraftedChallenge): ChallengeDecision {
  if (state.standing.status === 'draft') return reject('challenge.not-ready');
  return state.published ? [] : [{ type: 'challenge-published.v1', data }];
}

function takeUp({ data }: TakeUpChallengeIntent, state: DraftedChallenge): ChallengeDecision {
  if (state.standing.status === 'draft') return reject('challenge.not-ready');
  if (isTakenUpBy(state, data)) return [];
  return takenUp(state) ?? [{ type: 'challenge-taken-up.v1', data }];
}

// A cycle lets go of what it holds. A challenge it no longer holds, or that is solved or abandoned, stays as it is.
const putBack = ({ data }: PutBackChallengeIntent, state: DraftedChallenge): ChallengeDecision =>
  isTakenUpBy(state, data) ? [{ type: 'challenge-put-back.v1', data }] : [];

const isTakenUpBy = ({ standing }: DraftedChallenge, cycle: { programmeId: string; cycleNo: number }): boolean =>
  standing.status === 'taken-up' && standing.programmeId === cycle.programmeId && standing.cycleNo === cycle.cycleNo;

function solve({ data, on }: SolveChallengeIntent, state: DraftedChallenge): ChallengeDecision {
  const { challengeId, measuredEffects, reason } = data;
  const refused = notTheirs(data, state);
  if (refused) return refused;
  if (state.standing.status !== 'taken-up') return reject('challenge.not-taken-up');
  if (measuredEffects.length === 0) return reject('challenge.nothing-measured');
  const unknown = measuredEffects.find(({ goalId }) => !state.goalIds.includes(goalId));
  if (unknown) return reject('challenge.goal-unknown', { goalId: unknown.goalId });
  const early = measuredEffects.find(({ measuredOn }) => measuredOn > on);
  if (early) return reject('challenge.measured-in-the-future', { measuredOn: early.measuredOn });
  return [{ type: 'challenge-solved.v1', data: { challengeId, measuredEffects, reason } }];
}

const abandon = ({ data }: AbandonChallengeIntent): ChallengeDecision => [{ type: 'challenge-abandoned.v1', data }];

import { type Fact, type LocalDate, typesOf } from '@hub/kernel';

export const abandonGrounds = ['no-partner', 'need-changed', 'funds'] as const;
export type AbandonGround = (typeof abandonGrounds)[number];

/** What a solution shall change, and how that is seen. `baseline` is the value before, `target` the one to reach, both decimal text. */
export type EffectGoal = Readonly<{ goalId: string; what: string; metric: string; unit: string; baseline: string; target: string }>;
export type MeasuredEffect = Readonly<{ goalId: string; value: string; measuredOn: LocalDate; how: string }>;

/** Challenges are named by a key that people say, such as `SNOW`: `challengeId` is the key. */
export type ChallengeDrafted = Fact<
  'challenge-drafted.v1',
  { challengeId: string; title: string; need: string; proposalIds: readonly string[] }
>;
/** `needOwner` is an organisation of the municipal group; exactly one at a time. */
export type NeedOwnerNamed = Fact<'need-owner-named.v1', { challengeId: string; needOwner: string }>;
export type EffectGoalSet = Fact<'effect-goal-set.v1', { challengeId: string; goal: EffectGoal }>;
export type EffectGoalDropped = Fact<'effect-goal-dropped.v1', { challengeId: string; goalId: string; reason: string }>;
/** Described well enough to be taken up: a need, not a solution; few minimum requirements. */
export type ChallengeReadied = Fact<
  'challenge-readied.v1',
  { challengeId: string; minimumRequirements: readonly string[]; implementationLikelihood: string }
>;
export type ChallengePublished = Fact<'challenge-published.v1', { challengeId: string }>;
export type ChallengeTakenUp = Fact<'challenge-taken-up.v1', { challengeId: string; programmeId: string; cycleNo: number }>;
export type ChallengePutBack = Fact<'challenge-put-back.v1', { challengeId: string; programmeId: string; cycleNo: number; reason: string }>;
export type ChallengeSolved = Fact<
  'challenge-solved.v1',
  { challengeId: string; measuredEffects: readonly MeasuredEffect[]; reason: string }
>;
export type ChallengeAbandoned = Fact<'challenge-abandoned.v1', { challengeId: string; ground: AbandonGround; reason: string }>;

export type ChallengeEvent =
  | ChallengeDrafted
  | NeedOwnerNamed
  | EffectGoalSet
  | EffectGoalDropped
  | ChallengeReadied
  | ChallengePublished
  | ChallengeTakenUp
  | ChallengePutBack
  | ChallengeSolved
  | ChallengeAbandoned;

export const challengeEventTypes = typesOf<ChallengeEvent>({
  'challenge-drafted.v1': true,
  'need-owner-named.v1': true,
  'effect-goal-set.v1': true,
  'effect-goal-dropped.v1': true,
  'challenge-readied.v1': true,
  'challenge-published.v1': true,
  'challenge-taken-up.v1': true,
  'challenge-put-back.v1': true,
  'challenge-solved.v1': true,
  'challenge-abandoned.v1': true,
});

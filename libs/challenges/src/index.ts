export type {
  ChallengeAbandoned,
  ChallengeDrafted,
  ChallengeEvent,
  ChallengePublished,
  ChallengePutBack,
  ChallengeReadied,
  ChallengeSolved,
  ChallengeTakenUp,
  EffectGoal,
  EffectGoalDropped,
  EffectGoalSet,
  MeasuredEffect,
  NeedOwnerNamed,
} from './domain/challenge.events.js';
export { challengeEventTypes } from './domain/challenge.events.js';
export { ChallengesModule } from './challenges.module.js';
export { challengesMigrations, challengesRows } from './tables.js';

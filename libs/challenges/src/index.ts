export type {
  AbandonGround,
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
export { abandonGrounds, challengeEventTypes } from './domain/challenge.events.js';
export { ChallengesModule } from './challenges.module.js';
export { ChallengeRow } from './read/challenges/challenge.row.js';
export { challengesMigrations, challengesRows } from './tables.js';

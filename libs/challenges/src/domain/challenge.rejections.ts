import { HUB_RULE, on, type RejectionCatalogue } from '@hub/kernel';

/** Every refusal that the coordinator or a need owner can meet. */
export const challengeRejections = {
  'challenge.not-found': on(HUB_RULE, 'There is no challenge with this key.'),
  'challenge.already-drafted': on(HUB_RULE, 'A challenge with this key exists; keys are not used again.'),
  'challenge.proposal-not-for-a-challenge': on(HUB_RULE, 'A challenge is drafted only from proposals whose evaluation concluded so.'),
  'challenge.proposal-taken': on(HUB_RULE, 'The proposal is part of another challenge that has not been abandoned.'),
  'challenge.not-yours': on(HUB_RULE, 'Only its own need owner or the coordinator may do this to a challenge.'),
  'challenge.taken-up': on(HUB_RULE, 'A cycle has taken the challenge up; what it shall reach stays as it is.'),
  'challenge.already-ready': on(HUB_RULE, 'The challenge is described; its minimum requirements stay as they are.'),
  'challenge.goal-unknown': on(HUB_RULE, 'The challenge has no such effect goal.'),
  'challenge.last-goal': on(HUB_RULE, 'A challenge that is ready keeps at least one effect goal.'),
  'challenge.need-owner-missing': on(HUB_RULE, 'A challenge has a need owner before it is ready.'),
  'challenge.effect-goal-missing': on(HUB_RULE, 'A challenge has an effect goal, with metric, baseline and target, before it is ready.'),
  'challenge.too-many-minimum-requirements': on(HUB_RULE, 'A challenge describes the need and not the solution: few minimum requirements.'),
  'challenge.not-ready': on(HUB_RULE, 'The challenge is still a draft.'),
  'challenge.not-taken-up': on(HUB_RULE, 'Only a challenge that a cycle has taken up is solved.'),
  'challenge.nothing-measured': on(HUB_RULE, 'A challenge is solved when its effect was measured, on one of its goals at least.'),
  'challenge.measured-in-the-future': on(HUB_RULE, 'An effect that counts has been measured.'),
  'challenge.solved': on(HUB_RULE, 'The challenge is solved.'),
  'challenge.abandoned': on(HUB_RULE, 'The challenge was abandoned.'),
} as const satisfies RejectionCatalogue;
export type ChallengeRejection = keyof typeof challengeRejections;

import type { Intent } from '@hub/kernel';
import type { AbandonGround, EffectGoal, MeasuredEffect } from './challenge.events.js';
import type { ProposalVerdict } from './proposal-verdicts.port.js';

type Of = { challengeId: string };
/** `forTheHub` tells that who does it acts as the coordinator; otherwise it is the need owner of `organisation`. */
type ByOwnerOrHub = Of & { forTheHub: boolean; organisation?: string | undefined };
type OfCycle = Of & { programmeId: string; cycleNo: number };

export type DraftChallengeIntent = Intent<'draft-challenge', Of & { title: string; need: string; proposals: readonly ProposalVerdict[] }>;
export type NameNeedOwnerIntent = Intent<'name-need-owner', Of & { needOwner: string }>;
export type SetEffectGoalIntent = Intent<'set-effect-goal', ByOwnerOrHub & { goal: EffectGoal }>;
export type DropEffectGoalIntent = Intent<'drop-effect-goal', ByOwnerOrHub & { goalId: string; reason: string }>;
export type ReadyChallengeIntent = Intent<
  'ready-challenge',
  Of & { minimumRequirements: readonly string[]; implementationLikelihood: string }
>;
export type PublishChallengeIntent = Intent<'publish-challenge', Of>;
export type TakeUpChallengeIntent = Intent<'take-up-challenge', OfCycle>;
export type PutBackChallengeIntent = Intent<'put-back-challenge', OfCycle & { reason: string }>;
export type SolveChallengeIntent = Intent<'solve-challenge', ByOwnerOrHub & { measuredEffects: readonly MeasuredEffect[]; reason: string }>;
export type AbandonChallengeIntent = Intent<'abandon-challenge', Of & { ground: AbandonGround; reason: string }>;

export type ChallengeCommand =
  | DraftChallengeIntent
  | NameNeedOwnerIntent
  | SetEffectGoalIntent
  | DropEffectGoalIntent
  | ReadyChallengeIntent
  | PublishChallengeIntent
  | TakeUpChallengeIntent
  | PutBackChallengeIntent
  | SolveChallengeIntent
  | AbandonChallengeIntent;

import type { Intent, LocalDate } from '@hub/kernel';
import type { ChallengeStanding, CyclePlace } from './challenge-standings.port.js';
import type { ChallengeOutcome, CyclePlan, ProgrammeDefined } from './programme.events.js';

type OfCycle = { programmeId: string; cycleNo: number };

export type DefineProgrammeIntent = Intent<'define-programme', ProgrammeDefined['data']>;
export type ExtendProgrammeIntent = Intent<'extend-programme', { programmeId: string; endsOn: LocalDate; reason: string }>;
export type PlanCycleIntent = Intent<'plan-cycle', OfCycle & { plan: CyclePlan | null }>;
export type ReplanCycleIntent = Intent<'replan-cycle', OfCycle & { plan: CyclePlan; reason: string }>;
/**
 * `standing` is what the challenge says of itself, undefined when there is none of this id; `elsewhere` the cycle of another programme
 * that it is in.
 */
export type AdmitChallengeIntent = Intent<
  'admit-challenge',
  OfCycle & { challengeId: string; standing: ChallengeStanding | undefined; elsewhere: CyclePlace | undefined }
>;
export type ReleaseChallengeIntent = Intent<'release-challenge', OfCycle & { challengeId: string; reason: string }>;
export type OpenCycleIntent = Intent<'open-cycle', OfCycle>;
export type NoteProcurementStartedIntent = Intent<'note-procurement-started', OfCycle & { challengeId: string }>;
export type NoteDevelopmentStartedIntent = Intent<'note-development-started', OfCycle & { challengeId: string; signedOn: LocalDate }>;
export type CloseCycleIntent = Intent<'close-cycle', OfCycle & { outcomes: readonly ChallengeOutcome[] }>;
export type CancelCycleIntent = Intent<'cancel-cycle', OfCycle & { reason: string }>;

/** What is done to one cycle that has been planned. */
export type CycleCommand =
  | ReplanCycleIntent
  | AdmitChallengeIntent
  | ReleaseChallengeIntent
  | OpenCycleIntent
  | NoteProcurementStartedIntent
  | NoteDevelopmentStartedIntent
  | CloseCycleIntent
  | CancelCycleIntent;

export type ProgrammeCommand = DefineProgrammeIntent | ExtendProgrammeIntent | PlanCycleIntent | CycleCommand;

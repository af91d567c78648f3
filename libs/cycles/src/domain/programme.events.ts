import { type Fact, type LocalDate, typesOf } from '@hub/kernel';

export const cycleOutcomes = ['solved', 'abandoned', 'continues'] as const;
export type CycleOutcome = (typeof cycleOutcomes)[number];

/** The days a cycle is planned to open, to start procuring, to sign its contracts and to close. */
export type CyclePlan = Readonly<{ opensOn: LocalDate; procurementOn: LocalDate; contractOn: LocalDate; closesOn: LocalDate }>;
export type ChallengeOutcome = Readonly<{ challengeId: string; outcome: CycleOutcome; note: string }>;

/** The limits of a programme; named by its acronym, such as `DIACCESS`. Cycles are numbered from 1 within it. */
export type ProgrammeDefined = Fact<
  'programme-defined.v1',
  {
    programmeId: string;
    name: string;
    maxCycles: number;
    minChallengesPerCycle: number;
    maxChallengesPerCycle: number;
    maxChallenges: number;
    startsOn: LocalDate;
    endsOn: LocalDate;
  }
>;
export type ProgrammeExtended = Fact<'programme-extended.v1', { programmeId: string; endsOn: LocalDate; reason: string }>;
type OfCycle = { programmeId: string; cycleNo: number };
/** `plan` is null where no source says what was planned. */
export type CyclePlanned = Fact<'cycle-planned.v1', OfCycle & { plan: CyclePlan | null }>;
export type CycleReplanned = Fact<'cycle-replanned.v1', OfCycle & { plan: CyclePlan; reason: string }>;
export type ChallengeAdmitted = Fact<'challenge-admitted.v1', OfCycle & { challengeId: string }>;
export type ChallengeReleased = Fact<'challenge-released.v1', OfCycle & { challengeId: string; reason: string }>;
export type CycleOpened = Fact<'cycle-opened.v1', OfCycle & { challengeIds: readonly string[] }>;
/** The first procurement of the cycle started, the first contract was signed. */
export type CycleProcurementStarted = Fact<'cycle-procurement-started.v1', OfCycle & { challengeId: string }>;
/** `signedOn` is the day on the contract, which may be earlier than the day the hub heard of it. */
export type CycleDevelopmentStarted = Fact<
  'cycle-development-started.v1',
  OfCycle & { challengeId: string; signedOn?: LocalDate | undefined }
>;
export type CycleClosed = Fact<'cycle-closed.v1', OfCycle & { outcomes: readonly ChallengeOutcome[] }>;
export type CycleCancelled = Fact<'cycle-cancelled.v1', OfCycle & { reason: string }>;

/** What can happen to one cycle. */
export type CycleEvent =
  | CyclePlanned
  | CycleReplanned
  | ChallengeAdmitted
  | ChallengeReleased
  | CycleOpened
  | CycleProcurementStarted
  | CycleDevelopmentStarted
  | CycleClosed
  | CycleCancelled;
export type ProgrammeEvent = ProgrammeDefined | ProgrammeExtended | CycleEvent;

export const cycleEventTypes = typesOf<CycleEvent>({
  'cycle-planned.v1': true,
  'cycle-replanned.v1': true,
  'challenge-admitted.v1': true,
  'challenge-released.v1': true,
  'cycle-opened.v1': true,
  'cycle-procurement-started.v1': true,
  'cycle-development-started.v1': true,
  'cycle-closed.v1': true,
  'cycle-cancelled.v1': true,
});
export const programmeEventTypes: readonly ProgrammeEvent['type'][] = [
  ...typesOf<ProgrammeDefined | ProgrammeExtended>({ 'programme-defined.v1': true, 'programme-extended.v1': true }),
  ...cycleEventTypes,
];

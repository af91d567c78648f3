import type { Decision, LocalDate } from '@hub/kernel';
import type { CyclePlan, ProgrammeEvent } from '../programme.events.js';
import type { ProgrammeRejection } from '../programme.rejections.js';

export const cycleStatuses = ['planned', 'open', 'in-procurement', 'in-development', 'closed', 'cancelled'] as const;
export type CycleStatus = (typeof cycleStatuses)[number];

/** `opened` stays true whatever comes later. `procuring` and `developing` are true from the first procurement and the first contract on. */
export type Cycle = Readonly<{
  status: CycleStatus;
  opened: boolean;
  procuring: boolean;
  developing: boolean;
  plan: CyclePlan | null;
  challengeIds: readonly string[];
}>;

/** The limits come from the fact that defined the programme, never from this code. */
export type Limits = Readonly<{ maxCycles: number; minChallengesPerCycle: number; maxChallengesPerCycle: number; maxChallenges: number }>;

export type DefinedProgramme = Readonly<{
  limits: Limits;
  startsOn: LocalDate;
  endsOn: LocalDate;
  cycles: ReadonlyMap<number, Cycle>;
  /** Every challenge that a cycle has opened with. */
  taken: ReadonlySet<string>;
}>;
export type Programme = DefinedProgramme | undefined;

export type ProgrammeDecision = Decision<ProgrammeEvent, ProgrammeRejection>;

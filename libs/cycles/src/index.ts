export type {
  ChallengeAdmitted,
  ChallengeReleased,
  CycleCancelled,
  CycleClosed,
  CycleDevelopmentStarted,
  CycleOpened,
  CycleOutcome,
  CyclePlan,
  CyclePlanned,
  CycleProcurementStarted,
  CycleReplanned,
  ProgrammeDefined,
  ProgrammeEvent,
  ProgrammeExtended,
} from './domain/programme.events.js';
export { cycleOutcomes, programmeEventTypes } from './domain/programme.events.js';
export { CyclesModule } from './cycles.module.js';
export { cyclesMigrations, cyclesRows } from './tables.js';

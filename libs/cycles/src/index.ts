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
export { CyclePlanRow } from './read/cycle-plan/cycle-plan.row.js';
export { ProgrammeRow } from './read/programmes/programme.row.js';
export { cyclesMigrations, cyclesRows } from './tables.js';

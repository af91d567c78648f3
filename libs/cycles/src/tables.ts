import { Cycles1795563896461 } from './migrations/1795563896461-cycles.js';
import { ChallengeStandingRow } from './read/challenge-standing/challenge-standing.row.js';
import { CyclePlanRow } from './read/cycle-plan/cycle-plan.row.js';
import { ProcurementCycleRow } from './read/procurement-cycles/procurement-cycle.row.js';
import { ProgrammeRow } from './read/programmes/programme.row.js';

/** The tables of this context, and how they came to be. */
export const cyclesRows = [ChallengeStandingRow, CyclePlanRow, ProcurementCycleRow, ProgrammeRow];
export const cyclesMigrations = [Cycles1795563896461];

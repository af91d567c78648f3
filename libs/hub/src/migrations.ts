import { challengesMigrations } from '@hub/challenges';
import { cyclesMigrations } from '@hub/cycles';
import { evaluationsMigrations } from '@hub/evaluations';
import { insightsMigrations } from '@hub/insights';
import { ipRecordsMigrations } from '@hub/ip-records';
import { partnershipsMigrations } from '@hub/partnerships';
import { peopleMigrations } from '@hub/people';
import { procurementMigrations } from '@hub/procurement';
import { proposalsMigrations } from '@hub/proposals';
import { testbedsMigrations } from '@hub/testbeds';
import { platformMigrations } from '@hub/platform';

/** Every migration, context by context. */
export const migrations = [
  ...platformMigrations,
  ...peopleMigrations,
  ...proposalsMigrations,
  ...evaluationsMigrations,
  ...challengesMigrations,
  ...cyclesMigrations,
  ...procurementMigrations,
  ...partnershipsMigrations,
  ...ipRecordsMigrations,
  ...testbedsMigrations,
  ...insightsMigrations,
];

import { challengesRows } from '@hub/challenges';
import { cyclesRows } from '@hub/cycles';
import { evaluationsRows } from '@hub/evaluations';
import { insightsRows } from '@hub/insights';
import { ipRecordsRows } from '@hub/ip-records';
import { partnershipsRows } from '@hub/partnerships';
import { peopleRows } from '@hub/people';
import { procurementRows } from '@hub/procurement';
import { proposalsRows } from '@hub/proposals';
import { testbedsRows } from '@hub/testbeds';
import { CheckpointRow } from '@hub/platform';

/** Every table of the read side. */
export const rows = [
  CheckpointRow,
  ...peopleRows,
  ...proposalsRows,
  ...evaluationsRows,
  ...challengesRows,
  ...cyclesRows,
  ...procurementRows,
  ...partnershipsRows,
  ...ipRecordsRows,
  ...testbedsRows,
  ...insightsRows,
];

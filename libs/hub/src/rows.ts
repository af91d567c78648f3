import { CheckpointRow } from '@hub/platform';
import { proposalsRows } from '@hub/proposals';

/** Every table of the read side. */
export const rows = [CheckpointRow, ...proposalsRows];

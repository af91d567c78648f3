import { reject } from '@hub/kernel';
import type { ProcurementRejection } from '../procurement.rejections.js';

/** The reference of the hub itself, which reacts and never decides. */
const MACHINE = 'system';

/** KL 6:38: a decision in a procurement is not handed to an automated function. Scores are computed; a person decides. */
export const decisionByMachine = (by: string) =>
  by === MACHINE ? reject<ProcurementRejection>('procurement.decision-by-machine') : undefined;

import { reject } from '@hub/kernel';
import type { ProcurementRejection } from '../procurement.rejections.js';

/** The reference of the hub itself, which reacts and never decides. */
const MACHINE = 'system';

/** KL 6:38: no decision in a procurement matter is handed to an automated function. Totals are computed; a person decides. */
export const decisionByMachine = (by: string) =>
  by === MACHINE ? reject<ProcurementRejection>('procurement.decision-by-machine') : undefined;

/** The hub's own rule: who qualifies is decided by a person, like what KL 6:38 names. */
export const candidateDecisionByMachine = (by: string) =>
  by === MACHINE ? reject<ProcurementRejection>('procurement.candidate-decision-by-machine') : undefined;

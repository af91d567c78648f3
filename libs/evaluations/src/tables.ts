import { Evaluations1795564083304 } from './migrations/1795564083304-evaluations.js';
import { BenefitThresholdsRow } from './read/benefit-thresholds/benefit-thresholds.row.js';
import { EvaluationRow } from './read/evaluations/evaluation.row.js';
import { ProposalStandingRow } from './read/proposal-standings/proposal-standing.row.js';

/** The tables of this context, and how they came to be. */
export const evaluationsRows = [EvaluationRow, BenefitThresholdsRow, ProposalStandingRow];
export const evaluationsMigrations = [Evaluations1795564083304];

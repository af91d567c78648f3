import { Proposals1795562110943 } from './migrations/1795562110943-proposals.js';
import { ProposalsAnswerOverdue1796000010000 } from './migrations/1796000010000-proposals-answer-overdue.js';
import { ClearedEvaluatorRow } from './read/cleared-evaluators/cleared-evaluator.row.js';
import { ProposalRow } from './read/proposals/proposal.row.js';

/** The tables of this context, and how they came to be. */
export const proposalsRows = [ProposalRow, ClearedEvaluatorRow];
export const proposalsMigrations = [Proposals1795562110943, ProposalsAnswerOverdue1796000010000];

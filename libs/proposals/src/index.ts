export type {
  ProposalAbsorbed,
  ProposalAnswerOverdue,
  ProposalClarified,
  ProposalEvent,
  ProposalMerged,
  ProposalOutcome,
  ProposalOutcomeRecorded,
  ProposalOutcomeReopened,
  ProposalPromoted,
  ProposalRegistered,
  ProposalReleased,
  ProposalSubmitted,
  ProposalUnmerged,
  ProposalWithdrawn,
} from './domain/proposal.events.js';
// For the list of all that is written: the register is no context's business but this one's.
export { caseRegisterEventTypes } from './domain/case-register.js';
export { proposalEventTypes } from './domain/proposal.events.js';
export { ProposalsModule } from './proposals.module.js';
export { ProposalRow } from './read/proposals/proposal.row.js';
export { proposalsMigrations, proposalsRows } from './tables.js';

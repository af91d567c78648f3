export type {
  ProposalAbsorbed,
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
export { proposalEventTypes } from './domain/proposal.events.js';
export { ProposalsModule } from './proposals.module.js';
export { ProposalRow } from './read/proposals/proposal.row.js';
export { proposalsMigrations, proposalsRows } from './tables.js';

import { graphqlEnum } from '@hub/platform';
import { proposalOutcomes, proposalSources, receivingBodies } from './domain/proposal.events.js';

export const ProposalSourceChoice = graphqlEnum('ProposalSource', proposalSources, 'Who a proposal comes from.');
export const ProposalOutcomeChoice = graphqlEnum('ProposalOutcome', proposalOutcomes, 'What became of a proposal once it was evaluated.');
export const ReceivingBodyChoice = graphqlEnum('ReceivingBody', receivingBodies, 'Who decides a citizen proposal (KL 8:1).');
export const ProposalStatusChoice = graphqlEnum(
  'ProposalStatus',
  ['submitted', 'under-evaluation', 'evaluated', 'promoted', 'withdrawn', 'merged'] as const,
  'Where a proposal stands.',
);

import { HUB_RULE, on, type RejectionCatalogue } from '@hub/kernel';

/** Every refusal a proposer or a coordinator can meet. */
export const proposalRejections = {
  'proposal.not-found': on(HUB_RULE, 'There is no proposal with this id.'),
  'proposal.already-submitted': on(HUB_RULE, 'A proposal with this id has been submitted.'),
  'proposal.source-not-yours': on(
    HUB_RULE,
    'An employee submits as an employee, a citizen as a citizen; only the coordinator submits for others.',
  ),
  'proposal.citizen-case-missing': on(HUB_RULE, 'A citizen proposal names its case number, or says that it is informal.'),
  'proposal.citizen-case-not-for-employees': on(HUB_RULE, 'Only a citizen proposal has a citizen-proposal case.'),
  'proposal.citizen-case-already-linked': on(HUB_RULE, 'The proposal is linked to another citizen-proposal case.'),
  'proposal.no-citizen-case': on('KL 8:1', 'There is no citizen-proposal case whose decision could be mirrored.'),
  'proposal.decision-in-the-future': on(HUB_RULE, 'A decision that is mirrored has been taken.'),
  'proposal.not-yours': on(HUB_RULE, 'Only its proposer or the coordinator may do this to a proposal.'),
  'proposal.withdrawn': on(HUB_RULE, 'The proposal was withdrawn.'),
  'proposal.merged': on(HUB_RULE, 'The proposal goes on as part of another.'),
  'proposal.has-an-outcome': on(HUB_RULE, 'The proposal has been evaluated and has its outcome.'),
  'proposal.not-merged': on(HUB_RULE, 'The proposal is not part of another.'),
  'proposal.merged-into-itself': on(HUB_RULE, 'A proposal cannot become part of itself.'),
  'proposal.merge-target-closed': on(HUB_RULE, 'The proposal it should become part of is missing, withdrawn, or itself part of another.'),
  'proposal.has-parts': on(HUB_RULE, 'Other proposals are part of this one; take them out first.'),
  'proposal.question-unknown': on(HUB_RULE, 'No such question was asked.'),
  'proposal.question-answered': on(HUB_RULE, 'The question has been answered.'),
  'proposal.no-outcome-for-a-challenge': on(HUB_RULE, 'Only a proposal whose evaluation called for a challenge becomes one.'),
} as const satisfies RejectionCatalogue;
export type ProposalRejection = keyof typeof proposalRejections;

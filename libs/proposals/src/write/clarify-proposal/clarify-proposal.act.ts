import { InputType } from '@nestjs/graphql';
import { act, IdInput, TextInput } from '@hub/platform';

@InputType()
export class ClarifyProposalInput {
  @IdInput('The proposal.') proposalId!: string;
  @TextInput('The new title, when it changes.', { optional: true }) title?: string;
  @TextInput('The new words for the need, when they change.', { optional: true, max: 10_000 }) need?: string;
  @TextInput('Why it is clarified.', { max: 1_000 }) reason!: string;
}

/** Says better what is needed. The words before stay in the history. */
export class ClarifyProposal extends act({
  name: 'clarifyProposal',
  input: ClarifyProposalInput,
  roles: ['employee', 'citizen', 'coordinator'],
  describe: 'Says better what a proposal is about; by its proposer or the coordinator.',
}) {}

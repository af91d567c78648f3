import { InputType } from '@nestjs/graphql';
import { act, IdInput, TextInput } from '@hub/platform';

@InputType()
export class UnmergeProposalInput {
  @IdInput('The proposal.') proposalId!: string;
  @TextInput('Why it is taken out again.', { max: 1_000 }) reason!: string;
}

/** Takes a proposal out of the one it was made part of. */
export class UnmergeProposal extends act({
  name: 'unmergeProposal',
  input: UnmergeProposalInput,
  roles: ['coordinator'],
  describe: 'Takes a proposal out of the one it was made part of.',
}) {}

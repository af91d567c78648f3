import { InputType } from '@nestjs/graphql';
import { act, IdInput, TextInput } from '@hub/platform';

@InputType()
export class MergeProposalInput {
  @IdInput('The proposal.') proposalId!: string;
  @IdInput('The proposal it becomes part of.') into!: string;
  @TextInput('Why they are one need.', { max: 1_000 }) reason!: string;
}

/** Makes a proposal part of another. It stays readable, and can be taken out again. */
export class MergeProposal extends act({
  name: 'mergeProposal',
  input: MergeProposalInput,
  roles: ['coordinator'],
  describe: 'Makes a proposal part of another that asks for the same.',
}) {}

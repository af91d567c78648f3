import { InputType } from '@nestjs/graphql';
import { act, IdInput, TextInput } from '@hub/platform';

@InputType()
export class WithdrawProposalInput {
  @IdInput('The proposal.') proposalId!: string;
  @TextInput('Why it is withdrawn.', { max: 1_000 }) reason!: string;
}

/** Takes a proposal back, until it has its outcome. */
export class WithdrawProposal extends act({
  name: 'withdrawProposal',
  input: WithdrawProposalInput,
  roles: ['employee', 'citizen', 'coordinator'],
  describe: 'Takes a proposal back; by its proposer or the coordinator, until it has its outcome.',
}) {}

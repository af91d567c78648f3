import { InputType } from '@nestjs/graphql';
import { act, ChoiceInput, IdInput, TextInput, YesNoInput } from '@hub/platform';
import { ProposalSourceChoice } from '../../choices.js';
import type { ProposalSource } from '../../domain/proposal.events.js';

@InputType()
export class SubmitProposalInput {
  @ChoiceInput(ProposalSourceChoice, 'Whether it comes from an employee of the municipal group or from a citizen.')
  source!: ProposalSource;

  @TextInput('What it is about, in a line.')
  title!: string;

  @TextInput('The need, in the words of who has it. Leave names of people out.', { max: 10_000 })
  need!: string;

  @TextInput('The department or company the need is felt in.', { optional: true })
  department?: string;

  @TextInput('The number of the citizen-proposal case (KL 8:1), when there is one.', { optional: true, max: 50 })
  citizenCaseNumber?: string;

  @YesNoInput('True for a citizen who only asks the hub, without raising a citizen proposal.', { optional: true })
  informal?: boolean;

  @IdInput('The reference of the proposer, when the coordinator submits for somebody else.', { optional: true })
  proposer?: string;
}

/** Hands a need in. The answer's id is the proposal's; ask `receipt` for its case number and the day an answer is due. */
export class SubmitProposal extends act({
  name: 'submitProposal',
  input: SubmitProposalInput,
  roles: ['employee', 'citizen', 'coordinator'],
  describe: 'Hands a need in and gets a receipt.',
}) {}

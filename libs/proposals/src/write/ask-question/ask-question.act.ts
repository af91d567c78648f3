import { InputType } from '@nestjs/graphql';
import { act, IdInput, TextInput } from '@hub/platform';

@InputType()
export class AskQuestionInput {
  @IdInput('The proposal.') proposalId!: string;
  @TextInput('What the hub needs to know.', { max: 2_000 }) question!: string;
}

/** Asks the proposer to complete the proposal. */
export class AskQuestion extends act({
  name: 'askQuestion',
  input: AskQuestionInput,
  roles: ['coordinator', 'evaluator'],
  describe: 'Asks the proposer to complete the proposal.',
}) {}

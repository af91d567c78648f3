import { InputType } from '@nestjs/graphql';
import { act, IdInput, TextInput } from '@hub/platform';

@InputType()
export class AnswerQuestionInput {
  @IdInput('The proposal.') proposalId!: string;
  @IdInput('The question, as the proposal lists it.') questionId!: string;
  @TextInput('The answer.', { max: 10_000 }) answer!: string;
}

/** Answers a question of the hub. */
export class AnswerQuestion extends act({
  name: 'answerQuestion',
  input: AnswerQuestionInput,
  roles: ['employee', 'citizen', 'coordinator'],
  describe: 'Answers a question; by the proposer, or the coordinator for them.',
}) {}

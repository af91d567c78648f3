import { InputType } from '@nestjs/graphql';
import { act, IdInput, TextInput } from '@hub/platform';

@InputType()
export class ReopenEvaluationInput {
  @IdInput('The evaluation: the id of its proposal.') evaluationId!: string;
  @TextInput('Why it is evaluated again.', { max: 1_000 }) reason!: string;
}

/** Takes a conclusion back and begins the next round: every evaluator judges afresh. Not while a challenge rests on it. */
export class ReopenEvaluation extends act({
  name: 'reopenEvaluation',
  input: ReopenEvaluationInput,
  roles: ['coordinator'],
  describe: 'Takes a conclusion back and begins the next round.',
}) {}

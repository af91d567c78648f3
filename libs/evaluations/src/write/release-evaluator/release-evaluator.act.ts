import { InputType } from '@nestjs/graphql';
import { act, IdInput, TextInput } from '@hub/platform';

@InputType()
export class ReleaseEvaluatorInput {
  @IdInput('The evaluation: the id of its proposal.') evaluationId!: string;
  @IdInput('The reference of the evaluator.') evaluator!: string;
  @TextInput('Why they no longer take part.', { max: 1_000 }) reason!: string;
}

/** Lets an evaluator go who cannot do it, so that the others need not wait. Whoever has submitted stays. */
export class ReleaseEvaluator extends act({
  name: 'releaseEvaluator',
  input: ReleaseEvaluatorInput,
  roles: ['coordinator'],
  describe: 'Lets an evaluator go who has not submitted anything.',
}) {}

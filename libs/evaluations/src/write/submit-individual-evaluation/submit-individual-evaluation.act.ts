import { InputType } from '@nestjs/graphql';
import { act, IdInput } from '@hub/platform';

@InputType()
export class SubmitIndividualEvaluationInput {
  @IdInput('The evaluation: the id of its proposal.') evaluationId!: string;
}

/** One evaluator is done on their own, with both perspectives. What they wrote stays as it is. */
export class SubmitIndividualEvaluation extends act({
  name: 'submitIndividualEvaluation',
  input: SubmitIndividualEvaluationInput,
  roles: ['evaluator'],
  describe: 'Ends what one evaluator writes alone. The others see it when all have submitted.',
}) {}

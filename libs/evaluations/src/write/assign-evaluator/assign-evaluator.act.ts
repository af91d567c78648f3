import { InputType } from '@nestjs/graphql';
import { act, IdInput } from '@hub/platform';

@InputType()
export class AssignEvaluatorInput {
  @IdInput('The evaluation: the id of its proposal.') evaluationId!: string;
  @IdInput('The reference of the evaluator.') evaluator!: string;
}

/** Asks somebody to evaluate a proposal. Never its proposer, and only until the evaluators have agreed. */
export class AssignEvaluator extends act({
  name: 'assignEvaluator',
  input: AssignEvaluatorInput,
  roles: ['coordinator'],
  describe: 'Asks somebody to evaluate a proposal.',
}) {}

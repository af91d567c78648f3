import { InputType } from '@nestjs/graphql';
import { act, IdInput } from '@hub/platform';
import { EffectInput } from '../../inputs.js';

@InputType()
export class AssessEffectInput extends EffectInput {
  @IdInput('The evaluation: the id of its proposal.') evaluationId!: string;
}

/** One evaluator's own view of the effect. It can be said again until it is submitted. */
export class AssessEffect extends act({
  name: 'assessEffect',
  input: AssessEffectInput,
  roles: ['evaluator'],
  describe: 'Says what a solution would be worth; one evaluator alone.',
}) {}

import { InputType } from '@nestjs/graphql';
import { act, IdInput, PartInput } from '@hub/platform';
import { EffectInput, MarketScanInput } from '../../inputs.js';

@InputType()
export class AgreeEvaluationInput {
  @IdInput('The evaluation: the id of its proposal.') evaluationId!: string;
  @PartInput(() => EffectInput, 'The effect all evaluators stand behind.') effect!: EffectInput;
  @PartInput(() => MarketScanInput, 'The market scan all evaluators stand behind.') scan!: MarketScanInput;
}

/** What the evaluators hold together. Its yearly value and its band follow from the thresholds of the day. */
export class AgreeEvaluation extends act({
  name: 'agreeEvaluation',
  input: AgreeEvaluationInput,
  roles: ['coordinator', 'evaluator'],
  describe: 'Records what the evaluators hold together, once each of them has submitted alone.',
}) {}

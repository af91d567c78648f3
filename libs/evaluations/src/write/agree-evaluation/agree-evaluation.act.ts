import { InputType } from '@nestjs/graphql';
import { act, IdInput, PartInput } from '@hub/platform';
import { EffectInput, MarketScanInput } from '../../inputs.js';

@InputType()
export class AgreeEvaluationInput {
  @IdInput('The evaluation: the id of its proposal.') evaluationId!: string;
  @PartInput(() => EffectInput, 'The effect you stand behind, as the others do.') effect!: EffectInput;
  @PartInput(() => MarketScanInput, 'The market scan you stand behind, as the others do.') scan!: MarketScanInput;
}

/**
 * One evaluator's word for a joint text. Once all who take part have given it for the same text, that is the agreement; its yearly value
 * and its band follow from the thresholds of the day. Another text takes the place of the last, and what was agreed before no longer holds.
 */
export class AgreeEvaluation extends act({
  name: 'agreeEvaluation',
  input: AgreeEvaluationInput,
  roles: ['evaluator'],
  describe:
    'One evaluator agrees to a joint text, once each has submitted alone. It holds when all who take part have agreed to the same; another text begins afresh.',
}) {}

import { InputType } from '@nestjs/graphql';
import { act, IdInput } from '@hub/platform';
import { MarketScanInput } from '../../inputs.js';

@InputType()
export class RecordMarketScanInput extends MarketScanInput {
  @IdInput('The evaluation: the id of its proposal.') evaluationId!: string;
}

/** One evaluator's own view of the market. It can be said again until it is submitted. */
export class RecordMarketScan extends act({
  name: 'recordMarketScan',
  input: RecordMarketScanInput,
  roles: ['evaluator'],
  describe: 'Says where the market was searched and what was found; one evaluator alone.',
}) {}

import { InputType } from '@nestjs/graphql';
import { act, KeyInput, MoneyInput, type MoneyInputType, PartInput } from '@hub/platform';

@InputType({ description: 'What the partnership is estimated to cost at most, VAT excluded (LOU 5:3, 5:15). One currency throughout.' })
export class EstimatedValueInput {
  @MoneyInput('Research and development in all phases.') development!: MoneyInputType;
  @MoneyInput('What is bought at the end.') purchase!: MoneyInputType;
  @MoneyInput('Options, extensions and premiums.') options!: MoneyInputType;
}

@InputType()
export class StartProcurementInput {
  @KeyInput('The challenge, taken up by an open cycle.') challengeId!: string;
  @PartInput(() => EstimatedValueInput, 'The estimated value.') estimatedValue!: EstimatedValueInput;
}

/** Starts the procurement of an innovation partnership for a challenge that the market has no solution for (LOU 6:31). */
export class StartProcurement extends act({
  name: 'startProcurement',
  input: StartProcurementInput,
  roles: ['procurement-officer'],
  describe: 'Starts the procurement of an innovation partnership for a challenge, on a market scan that found no solution.',
}) {}

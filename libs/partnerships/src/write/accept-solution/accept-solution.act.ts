import { InputType } from '@nestjs/graphql';
import { act, DecimalInput, IdInput, MoneyInput, PartListInput, TextInput } from '@hub/platform';
import type { Money } from '@hub/kernel';

@InputType({ description: 'What the solution reached of one performance level.' })
export class LevelResultInput {
  @IdInput('The performance level, as the contract names it.') levelId!: string;
  @DecimalInput('What was measured, in the unit of the level.') value!: string;
}

@InputType()
export class AcceptSolutionInput {
  @IdInput('The partnership.') partnershipId!: string;
  @PartListInput(() => LevelResultInput, 'One result for every agreed performance level.') results!: LevelResultInput[];
  @MoneyInput('What the solution costs, to be held against the agreed maximum.') cost!: Money;
  @TextInput('The delegation under which this is decided: by the rule of the hub a named person decides, never a machine.')
  delegation!: string;
}

/** Accepts the finished solution. Refused, with every level named that it misses, when it falls short of what was agreed. */
export class AcceptSolution extends act({
  name: 'acceptSolution',
  input: AcceptSolutionInput,
  roles: ['decision-maker'],
  describe: 'Accepts a solution that reaches every agreed performance level at no more than the agreed maximum cost (LOU 6:31).',
}) {}

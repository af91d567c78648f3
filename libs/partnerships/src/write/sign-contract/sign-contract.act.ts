import { InputType } from '@nestjs/graphql';
import {
  act,
  ChoiceInput,
  CountInput,
  DayInput,
  DecimalInput,
  IdInput,
  MoneyInput,
  PartInput,
  PartListInput,
  TextInput,
  YesNoInput,
} from '@hub/platform';
import type { LocalDate, Money } from '@hub/kernel';
import { LevelOperatorChoice } from '../../choices.js';
import type { LevelOperator } from '../../domain/partnership.events.js';

@InputType({ description: 'Something that the partner shall reach in a phase.' })
export class ContractTargetInput {
  @IdInput('A name for it, such as T1; once in its phase.') targetId!: string;
  @TextInput('What shall be reached.', { max: 1_000 }) what!: string;
}

@InputType({ description: 'A part of what a phase pays, due when its target is met.' })
export class ContractInstalmentInput {
  @IdInput('A name for it, such as I1; once in its phase.') instalmentId!: string;
  @IdInput('The target of the same phase that it is paid against.') targetId!: string;
  @MoneyInput('How much, VAT excluded.') amount!: Money;
}

@InputType({ description: 'A phase of the partnership, following the steps of research and innovation (LOU 6:39).' })
export class ContractPhaseInput {
  @CountInput('1 for the first, then 2, 3 and so on.', { min: 1 }) no!: number;
  @TextInput('What it is called.') name!: string;
  @PartListInput(() => ContractTargetInput, 'What the partner shall reach; at least one.') targets!: ContractTargetInput[];
  @PartListInput(() => ContractInstalmentInput, 'What is paid, and against which target.') instalments!: ContractInstalmentInput[];
  @MoneyInput('The most that the phase may cost, VAT excluded.') maxValue!: Money;
}

@InputType({ description: 'What the solution must reach for the municipality to buy it (LOU 6:31).' })
export class PerformanceLevelInput {
  @IdInput('A name for it, such as L1.') levelId!: string;
  @TextInput('What is measured.') metric!: string;
  @ChoiceInput(LevelOperatorChoice, 'Which side of the value is good.') operator!: LevelOperator;
  @DecimalInput('The value to reach.') value!: string;
  @TextInput('The unit of the value.', { max: 50 }) unit!: string;
}

@InputType({ description: 'How the municipality buys the solution as its first customer.' })
export class FirstCustomerTermsInput {
  @TextInput('How the price is made.', { max: 2_000 }) priceModel!: string;
  @TextInput('What support comes with it.', { max: 2_000 }) support!: string;
  @DayInput('The last day on which the purchase can be decided on these terms; open when left out.', { optional: true })
  optionUntil?: LocalDate;
}

@InputType({ description: "The municipality's right to use the solution, which the innovator owns." })
export class UsageRightInput {
  @TextInput('Who may use it, and for what.', { max: 1_000 }) scope!: string;
  @TextInput('For how long.') duration!: string;
  @TextInput('Where.') territory!: string;
  @YesNoInput('Whether support over time is part of it.') includesSupport!: boolean;
}

@InputType()
export class SignContractInput {
  @IdInput('The procurement.') procurementId!: string;
  @IdInput('The organisation the contract was awarded to.') partner!: string;
  @PartListInput(() => ContractPhaseInput, 'The phases, in their order.', { min: 1, max: 20 }) phases!: ContractPhaseInput[];
  @MoneyInput('The agreed maximum cost (LOU 6:31), VAT excluded.') maximumCost!: Money;
  @PartListInput(() => PerformanceLevelInput, 'The agreed performance levels (LOU 6:31); at least one.')
  performanceLevels!: PerformanceLevelInput[];

  @PartInput(() => FirstCustomerTermsInput, 'The terms of the first customer. A contract without them is refused.', { optional: true })
  firstCustomerTerms?: FirstCustomerTermsInput;

  @TextInput('Who maintains the solution, and how. A contract without it is refused.', { optional: true, max: 2_000 })
  maintenanceTerms?: string;

  @PartInput(() => UsageRightInput, 'The right of the municipality to use the solution. A contract without it is refused.', {
    optional: true,
  })
  usageRight?: UsageRightInput;

  @TextInput('What the innovator may do with the solution beside this contract.', { max: 2_000 }) commercialisation!: string;
}

/** Signs the contract with the partner who won, today. The day must be at or after the end of the standstill period (LOU 20:1). */
export class SignContract extends act({
  name: 'signContract',
  input: SignContractInput,
  roles: ['decision-maker', 'procurement-officer'],
  describe: 'Signs the contract that covers development, purchase, maintenance and the right to use the solution.',
}) {}

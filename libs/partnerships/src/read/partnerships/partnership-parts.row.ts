import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Money } from '@hub/kernel';
import { MoneyView } from '@hub/platform';
import { LevelOperatorChoice, PhaseDecisionChoice, PhaseStatusChoice, type PhaseStatus, TargetResultChoice } from '../../choices.js';
import type { LevelOperator, PhaseDecision, TargetResult } from '../../domain/partnership.events.js';

@ObjectType({ description: 'Something that the partner shall reach in a phase (LOU 6:40).' })
export class PartnershipTarget {
  @Field(() => String, { description: 'Its name in the contract.' }) targetId!: string;
  @Field(() => String, { description: 'What shall be reached.' }) what!: string;
  @Field(() => TargetResultChoice, { nullable: true, description: 'The latest result; null until it is assessed.' })
  result!: TargetResult | null;
  @Field(() => String, { nullable: true, description: 'What shows the result.' }) evidence!: string | null;
}

@ObjectType({ description: 'A part of what a phase pays, due when its target is met (LOU 6:40).' })
export class PartnershipInstalment {
  @Field(() => String, { description: 'Its name in the contract.' }) instalmentId!: string;
  @Field(() => String, { description: 'The target it is paid against.' }) targetId!: string;
  @Field(() => MoneyView, { description: 'How much, VAT excluded.' }) amount!: Money;
  @Field(() => Boolean, { description: 'Whether it has been approved for payment.' }) approved!: boolean;
}

@ObjectType({ description: 'A phase of the partnership (LOU 6:39).' })
export class PartnershipPhase {
  @Field(() => Int, { description: '1 for the first.' }) no!: number;
  @Field(() => String, { description: 'What it is called.' }) name!: string;
  @Field(() => PhaseStatusChoice, { description: 'Where it stands.' }) status!: PhaseStatus;
  @Field(() => [PartnershipTarget], { description: 'What shall be reached in it.' }) targets!: PartnershipTarget[];
  @Field(() => [PartnershipInstalment], { description: 'What it pays.' }) instalments!: PartnershipInstalment[];
  @Field(() => MoneyView, { description: 'The most it may cost.' }) maxValue!: Money;
  @Field(() => MoneyView, { description: 'The instalments that were approved, together.' }) approved!: Money;
  @Field(() => PhaseDecisionChoice, { nullable: true, description: 'What was decided after it.' }) decision!: PhaseDecision | null;
  @Field(() => String, { nullable: true, description: 'Why it was decided.' }) reason!: string | null;
}

@ObjectType({ description: 'What the solution must reach for the municipality to buy it (LOU 6:31).' })
export class PartnershipLevel {
  @Field(() => String, { description: 'Its name in the contract.' }) levelId!: string;
  @Field(() => String, { description: 'What is measured.' }) metric!: string;
  @Field(() => LevelOperatorChoice, { description: 'Which side of the value is good.' }) operator!: LevelOperator;
  @Field(() => String, { description: 'The value to reach, decimal text.' }) value!: string;
  @Field(() => String, { description: 'The unit of the value.' }) unit!: string;
  @Field(() => String, { nullable: true, description: 'What was measured at the acceptance, decimal text; null before it.' })
  reached!: string | null;
}

@ObjectType({ description: 'How the municipality buys the solution as its first customer.' })
export class PartnershipFirstCustomerTerms {
  @Field(() => String, { description: 'How the price is made.' }) priceModel!: string;
  @Field(() => String, { description: 'What support comes with it.' }) support!: string;
  @Field(() => String, { nullable: true, description: 'The last day on which the purchase can be decided on these terms.' })
  optionUntil!: string | null;
}

@ObjectType({ description: "The municipality's right to use the solution, as it was agreed in the contract." })
export class PartnershipUsageRight {
  @Field(() => String, { description: 'Who may use it, and for what.' }) scope!: string;
  @Field(() => String, { description: 'For how long.' }) duration!: string;
  @Field(() => String, { description: 'Where.' }) territory!: string;
  @Field(() => Boolean, { description: 'Whether support over time is part of it.' }) includesSupport!: boolean;
}

import { Field, Int, ObjectType } from '@nestjs/graphql';
import {
  CaseRow,
  ChoiceColumn,
  CountColumn,
  DayColumn,
  MoneyColumn,
  MoneyView,
  PartColumn,
  PartListColumn,
  TextColumn,
} from '@hub/platform';
import type { Money } from '@hub/kernel';
import { Column, Entity } from 'typeorm';
import { BenefitBandChoice, EvaluationStatusChoice, MarketConclusionChoice, ScanMethodChoice, VerdictChoice } from '../../choices.js';
import type { BenefitBand, MarketConclusion, ScanMethod, Verdict } from '../../domain/evaluation.events.js';

@ObjectType('Effect', { description: 'The effect perspective: what a solution would be worth in a year.' })
export class EffectView {
  @Field(() => Int, { description: 'Working hours it would save in a year.' }) hoursSavedPerYear!: number;
  @Field(() => MoneyView, { description: 'Money it would save in a year, besides those hours.' }) moneySavedPerYear!: Money;
  @Field(() => [String], { description: 'What it would do for quality.' }) qualityEffects!: readonly string[];
  @Field(() => [String], { description: 'What it would do for the climate.' }) climateEffects!: readonly string[];
  @Field(() => [String], { description: 'What the figures assume.' }) assumptions!: readonly string[];
}

@ObjectType('FoundSolution', { description: 'A solution that was found on the market.' })
export class FoundSolutionView {
  @Field(() => String, { description: 'What it is called.' }) name!: string;
  @Field(() => String, { nullable: true, description: 'Who sells it.' }) vendor?: string | null | undefined;
  @Field(() => Int, { description: 'How well it fits: 0 not at all, 5 meets the need.' }) fit!: number;
  @Field(() => String, { nullable: true, description: 'What it lacks.' }) gap?: string | null | undefined;
}

@ObjectType('MarketScan', { description: 'The market perspective: where was searched and when, and what was found.' })
export class MarketScanView {
  @Field(() => String, { description: 'Its id, for those who rest on it later.' }) scanId!: string;
  @Field(() => ScanMethodChoice, { description: 'How the market was searched.' }) method!: ScanMethod;
  @Field(() => String, { description: 'The day the search was finished.' }) searchedOn!: string;
  @Field(() => [String], { description: 'Where was searched.' }) searchedWhere!: readonly string[];
  @Field(() => [FoundSolutionView], { description: 'What was found.' }) found!: readonly FoundSolutionView[];
  @Field(() => MarketConclusionChoice, { description: 'Whether a solution exists.' }) conclusion!: MarketConclusion;
  @Field(() => Boolean, { description: 'Whether the need calls for something that has to be developed.' }) newDevelopmentNeeded!: boolean;
  @Field(() => Boolean, { description: 'Whether that development would be of inventive height.' }) inventiveHeight!: boolean;
}

@ObjectType('EvaluatorsPart', { description: 'One who evaluates, and how far they are in this round.' })
export class EvaluatorView {
  @Field(() => String, { description: 'The reference of the evaluator.' }) evaluator!: string;
  @Field(() => Boolean, { nullable: true, description: 'Whether they have a conflict of interest; null until they have said so.' })
  conflict!: boolean | null;
  @Field(() => Boolean, { description: 'Whether they have submitted what they wrote alone.' }) submitted!: boolean;
}

@ObjectType('IndividualEvaluation', { description: 'What one evaluator wrote alone.' })
export class IndividualView {
  @Field(() => String, { description: 'The reference of the evaluator.' }) evaluator!: string;
  @Field(() => EffectView, { nullable: true, description: 'The effect as they see it.' }) effect!: EffectView | null;
  @Field(() => MarketScanView, { nullable: true, description: 'The market as they see it.' }) scan!: MarketScanView | null;
}

@ObjectType('JointEvaluation', { description: 'The text the evaluators are to agree on, and who has agreed to it so far.' })
export class JointView {
  @Field(() => EffectView, { description: 'The effect, as it is put to all of them.' }) effect!: EffectView;
  @Field(() => MarketScanView, { description: 'The market, as it is put to all of them.' }) scan!: MarketScanView;
  @Field(() => [String], { description: 'The references of those who have agreed to it, the first one first.' })
  agreedBy!: readonly string[];
}

export type EvaluationStatus = 'open' | 'ready-to-agree' | 'agreed' | 'concluded';

@Entity('evaluations_evaluations')
@ObjectType('Evaluation', { description: 'The evaluation of one proposal, in its current round. Its id is that of the proposal.' })
export class EvaluationRow extends CaseRow {
  @TextColumn('The proposal that is evaluated.') proposalId!: string;
  @CountColumn('The round, from 1; a reopened evaluation goes on in its next one.') round!: number;
  @ChoiceColumn(EvaluationStatusChoice, 'Where it stands.') status!: EvaluationStatus;
  @PartListColumn(() => EvaluatorView, 'Those who evaluate.') evaluators!: EvaluatorView[];
  @PartColumn(() => EffectView, 'The effect the evaluators agreed on.', { nullable: true }) effect!: EffectView | null;
  @PartColumn(() => MarketScanView, 'The market scan they agreed on.', { nullable: true }) scan!: MarketScanView | null;
  @MoneyColumn('What it would be worth in a year: hours at the hourly rate, plus money.', { nullable: true }) annualValue!: Money | null;
  @ChoiceColumn(BenefitBandChoice, 'How large that is.', { nullable: true }) band!: BenefitBand | null;
  @DayColumn('The day from which the thresholds hold that the band follows from.', { nullable: true }) thresholdsFrom!: string | null;
  @ChoiceColumn(VerdictChoice, 'What the hub concluded.', { nullable: true }) verdict!: Verdict | null;
  @TextColumn('Why, in words for the proposer.', { nullable: true }) reason!: string | null;
  @TextColumn('The solution that exists, when one is bought.', { nullable: true }) existingSolution!: string | null;
  @TextColumn('The reference of who decided.', { nullable: true }) decidedBy!: string | null;
  @TextColumn('The delegation the decision rests on.', { nullable: true }) delegation!: string | null;

  /** What each evaluator wrote alone. Shown only through the field `individual`, which judges who asks. */
  @Column('jsonb') writings!: IndividualView[];
  /** The joint text on the table. Shown only through the field `joint`, which judges who asks. */
  @Column('jsonb', { nullable: true }) jointText!: JointView | null;
  /** Those who take part, as long as it is not concluded: they find the case in their queue. */
  @Column('jsonb') awaited!: string[];
  /** Those who have declared that they have no conflict of interest. */
  @Column('jsonb') admitted!: string[];
  /** Evaluators who have a conflict of interest, or have not yet said whether: they see nothing of the case. */
  @Column('jsonb') barred!: string[];
}

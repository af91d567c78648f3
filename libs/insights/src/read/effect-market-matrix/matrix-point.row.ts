import { Field, ObjectType } from '@nestjs/graphql';
import type { BenefitBand, MarketConclusion, Verdict } from '@hub/evaluations';
import type { Money } from '@hub/kernel';
import { ChoiceColumn, MoneyColumn, PositionColumn, TextColumn, TextListColumn } from '@hub/platform';
import { Entity, Index, PrimaryColumn } from 'typeorm';
import { MatrixBenefitChoice, MatrixMarketChoice, MatrixVerdictChoice } from '../../choices.js';

/** One proposal. It is a point of the matrix from when its evaluators agreed; until then `benefit` and `market` are null. */
@Entity('insights_effect_market_matrix')
@Index(['benefit', 'market'])
@ObjectType('MatrixPoint', { description: 'One evaluated proposal: what a solution would be worth, and whether the market has one.' })
export class MatrixPointRow {
  @Field(() => String, { description: 'The id of the proposal, and of its evaluation.' })
  @PrimaryColumn('text')
  proposalId!: string;
  @TextColumn('The number its proposer quotes.', { nullable: true }) caseNumber!: string | null;
  @TextColumn('What it is about.') title!: string;
  @ChoiceColumn(MatrixBenefitChoice, 'How large the benefit would be.', { nullable: true }) benefit!: BenefitBand | null;
  @ChoiceColumn(MatrixMarketChoice, 'Whether the market has a solution.', { nullable: true }) market!: MarketConclusion | null;
  @MoneyColumn('What a solution would be worth in a year, by the thresholds of the day.', { nullable: true }) annualValue!: Money | null;
  @ChoiceColumn(MatrixVerdictChoice, 'What was concluded; null until then.', { nullable: true }) verdict!: Verdict | null;
  @TextListColumn('Where the facts come from, when they were brought in from the past.') sources!: string[];
  @TextListColumn('What is made up to fill a gap in the sources. Show it as such.') synthetic!: string[];

  /** The place of the submission in the log: points are listed newest first. */
  @PositionColumn({ unique: true }) position!: string;
}

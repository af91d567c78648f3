import { Field, ObjectType } from '@nestjs/graphql';
import { CaseRow, ChoiceColumn, DayColumn, PartListColumn, TextColumn } from '@hub/platform';
import { Entity } from 'typeorm';
import { TestBedStatusChoice } from '../../choices.js';

@ObjectType({ description: 'What somebody said of a solution in its test bed.' })
export class TestBedFeedback {
  @Field(() => String, { description: 'Its id.' }) feedbackId!: string;
  @Field(() => String, { description: 'What was said.' }) feedback!: string;
  @Field(() => String, { description: 'When it was written down (UTC).' }) at!: string;
}

@ObjectType({ description: 'How far a solution was used in its test bed.' })
export class AdoptionMeasure {
  @Field(() => String, { description: 'What was measured.' }) metric!: string;
  @Field(() => String, { description: 'Decimal text.' }) value!: string;
  @Field(() => String, { description: 'Its unit.' }) unit!: string;
  @Field(() => String, { description: 'The day it was measured.' }) measuredOn!: string;
}

@Entity('testbeds_test_beds')
@ObjectType('TestBed', { description: 'Where the solution of a challenge is tried.' })
export class TestBedRow extends CaseRow {
  @TextColumn('The challenge.') challengeId!: string;
  @TextColumn('Where it is, in words.') site!: string;
  @TextColumn('The organisation of the municipal group that hosts it.') host!: string;
  @DayColumn('The day it opens.') opensOn!: string;
  @DayColumn('The day it is to close, when one is agreed.', { nullable: true }) closesOn!: string | null;
  @ChoiceColumn(TestBedStatusChoice, 'Where it stands.') status!: 'open' | 'closed';
  @TextColumn('Why it was closed.', { nullable: true }) closedBecause!: string | null;
  @PartListColumn(() => TestBedFeedback, 'What those who use the solution said, oldest first.') feedback!: TestBedFeedback[];
  @PartListColumn(() => AdoptionMeasure, 'How far it was used, in the order it was written down.') adoption!: AdoptionMeasure[];
}

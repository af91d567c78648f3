import { Field, ObjectType } from '@nestjs/graphql';
import { MomentColumn, MoneyColumn, TextColumn, TextListColumn } from '@hub/platform';
import type { Money } from '@hub/kernel';
import { Entity, PrimaryColumn } from 'typeorm';

@Entity('evaluations_benefit_thresholds')
@ObjectType('BenefitThresholds', {
  description: 'From which yearly value on a benefit is medium and large; one line for each time they were set.',
})
export class BenefitThresholdsRow {
  @Field(() => String, { description: 'The day from which they hold, until the next ones do.' })
  @PrimaryColumn('date')
  validFrom!: string;

  @MoneyColumn('What a working hour is worth.') hourlyRate!: Money;
  @MoneyColumn('The yearly value from which a benefit is medium.') mediumFrom!: Money;
  @MoneyColumn('The yearly value from which a benefit is large.') largeFrom!: Money;
  @TextColumn('Where the figures come from.') source!: string;
  @TextColumn('Why they were set.') reason!: string;
  @TextColumn('The reference of who set them.') setBy!: string;
  @MomentColumn('When they were set (UTC).') setAt!: string;
  @TextListColumn('Where they are known from, when they were brought in from the past.') sources!: string[];
  @TextListColumn('What in them is made up to fill a gap in the sources. Show it as such.') synthetic!: string[];
}

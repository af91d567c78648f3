import { Field, Int, ObjectType } from '@nestjs/graphql';
import { CountColumn, DayColumn, PartListColumn, TextListColumn, YesNoColumn } from '@hub/platform';
import { Entity, PrimaryColumn } from 'typeorm';
import { CustomerTypeChoice, ResaleStatusChoice, ScalingTypeChoice } from '../../choices.js';
import type { CustomerType, ResaleStatus, ScalingType } from '../../domain/ip-record.events.js';

@ObjectType({ description: 'Another customer of a solution, by name.' })
export class SpreadResale {
  @Field(() => String, { description: 'The record of the solution; it has the id of the partnership.' }) ipRecordId!: string;
  @Field(() => String, { description: 'The id to change its status by.' }) resaleId!: string;
  @Field(() => String, { description: 'The customer.' }) customer!: string;
  @Field(() => CustomerTypeChoice, { description: 'What kind of customer it is.' }) customerType!: CustomerType;
  @Field(() => String, { description: 'Where, as a country code of two letters.' }) country!: string;
  @Field(() => ResaleStatusChoice, { description: 'How far it has come.' }) status!: ResaleStatus;
  @Field(() => ScalingTypeChoice, { description: 'How the solution spreads by it.' }) scaling!: ScalingType;
  @Field(() => Boolean, { description: 'Whether it was sold before the municipality accepted the solution.' }) early!: boolean;
}

@ObjectType({ description: 'How many others use or evaluate a solution, as counted on a day.' })
export class SpreadCount {
  @Field(() => String, { description: 'The record of the solution; it has the id of the partnership.' }) ipRecordId!: string;
  @Field(() => String, { description: 'The day of the count.' }) asOf!: string;
  @Field(() => Int, { description: 'How many use it.' }) inUse!: number;
  @Field(() => Int, { nullable: true, description: 'How many evaluate it; null where that is not known.' }) evaluating!: number | null;
  @Field(() => Boolean, { description: 'Whether the number who evaluate it is a guess.' }) evaluatingIsApproximate!: boolean;
  @Field(() => Boolean, { description: 'Whether it was counted before the municipality accepted the solution.' }) early!: boolean;
}

@Entity('ip_records_spread')
@ObjectType('Spread', { description: 'How far what came of a challenge has spread to others.' })
export class SpreadRow {
  @Field(() => String, { description: 'The challenge.' })
  @PrimaryColumn('text')
  challengeId!: string;

  @TextListColumn('The owners of its solutions, by the codes of their organisations.') owners!: string[];
  @CountColumn(
    'How many others use it: for each solution the latest count, or the named customers who are live where more; what is known of them added up, null when nobody reported any.',
    { nullable: true },
  )
  inUseElsewhere!: number | null;
  @CountColumn('How many others evaluate it, by the same rule; null where nobody counted or named any.', { nullable: true })
  evaluatingElsewhere!: number | null;
  @YesNoColumn('Whether the number who evaluate it rests on a guess.') evaluatingIsApproximate!: boolean;
  @DayColumn('The day of the latest count; null where there is none.', { nullable: true }) countedOn!: string | null;
  @PartListColumn(() => SpreadCount, 'The counts, by date.') counts!: SpreadCount[];
  @PartListColumn(() => SpreadResale, 'The named customers, in the order they were reported.') resales!: SpreadResale[];
  @TextListColumn('Where this is known from.') sources!: string[];
  @TextListColumn('What in the counts and the named customers is made up to fill a gap in the sources. Show it as such.')
  synthetic!: string[];
}

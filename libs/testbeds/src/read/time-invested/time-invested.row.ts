import { Field, ObjectType } from '@nestjs/graphql';
import { CountColumn, TextListColumn } from '@hub/platform';
import { Entity, PrimaryColumn } from 'typeorm';
import { ActivityChoice } from '../../choices.js';
import type { Activity } from '../../domain/timesheet.events.js';

@Entity('testbeds_time_invested')
@ObjectType('TimeInvestedPart', { description: 'Time invested in one challenge by one function in one activity.' })
export class TimeInvestedRow {
  @PrimaryColumn('text') challengeId!: string;

  @Field(() => String, { description: 'The function of those who worked.' })
  @PrimaryColumn('text')
  function!: string;

  @Field(() => ActivityChoice, { description: 'What it was invested in.' })
  @PrimaryColumn('text')
  activity!: Activity;

  @CountColumn('Minutes, corrections included.') minutes!: number;

  @TextListColumn('Where the facts come from, when they were brought in from the past.') sources!: string[];
  @TextListColumn('What in the sum is made up to fill a gap in the sources. Show it as such.') synthetic!: string[];
}

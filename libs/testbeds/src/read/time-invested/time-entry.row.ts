import { Field, ObjectType } from '@nestjs/graphql';
import { ChoiceColumn, CountColumn, DayColumn, TextColumn, TextListColumn } from '@hub/platform';
import { Entity, Index, PrimaryColumn } from 'typeorm';
import { ActivityChoice } from '../../choices.js';
import type { Activity } from '../../domain/timesheet.events.js';

@Entity('testbeds_time_entries')
@Index(['person', 'year'])
@ObjectType('TimeEntry', { description: 'Time that one person invested on one day.' })
export class TimeEntryRow {
  @Field(() => String, { description: 'The id to correct it by.' })
  @PrimaryColumn('text')
  entryId!: string;

  @TextColumn('The reference of who worked.') person!: string;
  @CountColumn('The year of its day.') year!: number;
  @DayColumn('The day it was worked.') day!: string;
  @TextColumn('The challenge.') challengeId!: string;
  @TextColumn('The test bed.', { nullable: true }) testBedId!: string | null;
  @TextColumn('The function of who worked.') function!: string;
  @ChoiceColumn(ActivityChoice, 'What it was invested in.') activity!: Activity;
  @CountColumn('The minutes that count, corrections included.') minutes!: number;
  @TextColumn('The reference of who approved it.') approvedBy!: string;
  @CountColumn('How often it was corrected.') corrections!: number;
  @TextListColumn('Where it is known from.') sources!: string[];
  @TextListColumn('What in it is made up to fill a gap in the sources. Show it as such.') synthetic!: string[];
}

import { Field, Int, ObjectType } from '@nestjs/graphql';
import { CaseRow, CountColumn, DayColumn, PartListColumn, TextColumn } from '@hub/platform';
import { Column, Entity } from 'typeorm';
import { CycleStatusChoice } from '../../choices.js';
import type { CycleStatus } from '../../domain/programme/state.js';

@ObjectType({ description: 'A cycle in the list of its programme.' })
export class ProgrammeCycle {
  @Field(() => Int, { description: 'Its number, from 1.' }) cycleNo!: number;
  @Field(() => CycleStatusChoice, { description: 'Where it stands.' }) status!: CycleStatus;
  @Field(() => Boolean, { description: 'Whether it was ever opened.' }) opened!: boolean;
  @Field(() => [String], { description: 'The challenges admitted to it.' }) challengeIds!: string[];
}

@Entity('cycles_programmes')
@ObjectType('Programme', { description: 'A programme of the hub, with its limits and its cycles.' })
export class ProgrammeRow extends CaseRow {
  @TextColumn('Its name.') name!: string;
  @CountColumn('The most cycles it has.') maxCycles!: number;
  @CountColumn('The least challenges a cycle opens with.') minChallengesPerCycle!: number;
  @CountColumn('The most challenges a cycle has.') maxChallengesPerCycle!: number;
  @CountColumn('The most challenges in all.') maxChallenges!: number;
  @DayColumn('The first day of its period.') startsOn!: string;
  @DayColumn('The last day of its period, extensions included.') endsOn!: string;
  @DayColumn('The last day of its period as it was first defined.') firstEndsOn!: string;
  @CountColumn('How many cycles have been opened.') cyclesOpened!: number;
  @PartListColumn(() => ProgrammeCycle, 'Its cycles, by number.') cycles!: ProgrammeCycle[];

  /** Sources and marks of what everybody may know of it: its limits, its period and how many cycles have been opened. */
  @Column('jsonb') publicProvenance!: { sources: string[]; synthetic: string[] };
}

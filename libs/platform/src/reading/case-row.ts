import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, PrimaryColumn } from 'typeorm';
import { PositionColumn } from '../database/position-column.js';
import { MomentColumn, TextListColumn } from './columns.js';

/** What every case shows besides its own fields. Rows are written by the case's projection and by nothing else. */
@ObjectType({ isAbstract: true })
export abstract class CaseRow {
  @Field(() => String, { description: 'The id of the case.' })
  @PrimaryColumn('text')
  id!: string;

  /** The place of the first fact in the log: cases are listed in the order they were opened. */
  @PositionColumn({ unique: true })
  openedPosition!: string;

  @MomentColumn('When the case was opened (UTC).')
  openedAt!: string;

  @MomentColumn('When something last happened to it (UTC).')
  changedAt!: string;

  @Field(() => Int, { description: 'How many facts the case holds.' })
  @Column('integer')
  version!: number;

  @Field(() => String, { description: 'The position in the log of its last fact.' })
  @PositionColumn()
  position!: string;

  @TextListColumn('Where the facts come from, when they were brought in from the past.')
  sources!: string[];

  @TextListColumn('What in this case is made up to fill a gap in the sources. Show it as such.')
  synthetic!: string[];
}

/** A row without what every case has: what a context folds its own facts into. */
export type Shown<Row extends CaseRow> = Omit<Row, keyof CaseRow>;

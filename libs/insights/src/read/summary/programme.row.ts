import { PositionColumn } from '@hub/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The limits of a programme, and the cycles of it that ever were open. */
@Entity('insights_summary_programmes')
export class SummaryProgrammeRow {
  @PrimaryColumn('text') programmeId!: string;
  @Column('integer') cyclesPlanned!: number;
  @Column('integer') challengesMax!: number;
  @Column('jsonb') openedCycles!: number[];
  /** The place of its definition in the log. */
  @PositionColumn({ unique: true }) position!: string;
}

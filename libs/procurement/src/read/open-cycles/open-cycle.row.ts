import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A cycle, the challenges it has taken up, and whether it is open. */
@Entity('procurement_open_cycles')
export class OpenCycleRow {
  @PrimaryColumn('text') programmeId!: string;
  @PrimaryColumn('integer') cycleNo!: number;
  @Column('jsonb') challengeIds!: string[];
  @Column('boolean') open!: boolean;
}

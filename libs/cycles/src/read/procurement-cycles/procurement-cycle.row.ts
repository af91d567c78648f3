import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The cycle a procurement started in. Written once, and never changed. */
@Entity('cycles_procurement_cycles')
export class ProcurementCycleRow {
  @PrimaryColumn('text') procurementId!: string;
  @Column('text') programmeId!: string;
  @Column('integer') cycleNo!: number;
}

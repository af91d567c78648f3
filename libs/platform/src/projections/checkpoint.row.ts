import { Column, Entity, PrimaryColumn } from 'typeorm';
import { PositionColumn } from '../database/position-column.js';

/** How far a follower has come. `error` is set while it is stopped; `position` is then the last fact it did take. */
@Entity('checkpoints')
export class CheckpointRow {
  @PrimaryColumn('text') name!: string;
  @PositionColumn() position!: string;
  @Column('text', { nullable: true }) error!: string | null;
  @Column('timestamptz') movedAt!: Date;
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import { PositionColumn } from '../database/position-column.js';

/**
 * How far a follower has come: the position of the last fact it took or passed by. `epoch` counts its owners; only the last one moves it.
 * `build` names the program that makes a rebuild.
 */
@Entity('checkpoints')
export class CheckpointRow {
  @PrimaryColumn('text') name!: string;
  @PositionColumn() position!: string;
  @Column('bigint', { default: 0 }) epoch!: string;
  @Column('text', { nullable: true }) build!: string | null;
  @Column('timestamptz') movedAt!: Date;
}

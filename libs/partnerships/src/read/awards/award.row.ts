import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What procurements decided, as far as a contract rests on it. */
@Entity('partnerships_awards')
export class AwardRow {
  @PrimaryColumn('text') procurementId!: string;
  @Column('text') challengeId!: string;
  /** Empty until something is awarded. */
  @Column('jsonb') partners!: string[];
  /** The first day on which a contract may be signed; null until the latest award was notified. */
  @Column('date', { nullable: true }) contractFrom!: string | null;
  @Column('text') documentsVersion!: string;
  @Column('boolean') mayEndAfterPhase!: boolean;
  @Column('boolean') cancelled!: boolean;
}

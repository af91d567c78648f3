import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ChallengeStanding } from '../../domain/challenge-standings.port.js';

/** What cycles know of a challenge. `readyAs` is what it goes back to when a cycle lets go of it. */
@Entity('cycles_challenge_standing')
export class ChallengeStandingRow {
  @PrimaryColumn('text') challengeId!: string;
  @Column('text') standing!: ChallengeStanding;
  @Column('text') readyAs!: ChallengeStanding;
  @Column('text', { nullable: true }) programmeId!: string | null;
  @Column('integer', { nullable: true }) cycleNo!: number | null;
}

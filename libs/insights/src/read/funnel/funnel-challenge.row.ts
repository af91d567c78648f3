import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ChallengeStanding, FunnelStep } from '../../domain/funnel.js';

/** How far each challenge is, so that its proposals can be put in their place. */
@Entity('insights_funnel_challenges')
export class FunnelChallengeRow {
  @PrimaryColumn('text') challengeId!: string;
  @Column('jsonb') standing!: ChallengeStanding;
  /** Why it was abandoned. */
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('jsonb') reached!: FunnelStep[];
  @Column('jsonb') sources!: string[];
  @Column('jsonb') synthetic!: string[];
}

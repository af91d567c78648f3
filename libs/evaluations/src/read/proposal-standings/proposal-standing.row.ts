import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ProposalStanding } from '../../domain/proposal-standings.port.js';

/** What was heard of a proposal elsewhere; nobody is shown it. */
@Entity('evaluations_proposal_standings')
export class ProposalStandingRow {
  @PrimaryColumn('text') proposalId!: string;
  @Column('text') status!: ProposalStanding['status'];
  @Index()
  @Column('text', { nullable: true })
  challengeId!: string | null;
}

import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ProposalStanding } from '../../domain/proposal-standings.port.js';

/** What was heard of a proposal elsewhere. Its title and department are all an evaluator is shown of it before they declare. */
@Entity('evaluations_proposal_standings')
export class ProposalStandingRow {
  @PrimaryColumn('text') proposalId!: string;
  @Column('text') status!: ProposalStanding['status'];
  @Column('text') title!: string;
  @Column('text', { nullable: true }) department!: string | null;
  @Index()
  @Column('text', { nullable: true })
  challengeId!: string | null;
}

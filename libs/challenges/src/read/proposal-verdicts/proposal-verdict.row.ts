import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What was concluded on a proposal, and the living challenge drafted from it; nobody is shown it. */
@Entity('challenges_proposal_verdicts')
export class ProposalVerdictRow {
  @PrimaryColumn('text') proposalId!: string;
  @Column('boolean') forAChallenge!: boolean;
  @Index()
  @Column('text', { nullable: true })
  challengeId!: string | null;
}

import { PositionColumn } from '@hub/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The scan with which the latest evaluation of a proposal was concluded. */
@Entity('procurement_market_scans')
export class MarketScanRow {
  @PrimaryColumn('text') proposalId!: string;
  @Column('text') scanId!: string;
  @Column('date') searchedOn!: string;
  @Column('boolean') solutionExists!: boolean;
  @PositionColumn() position!: string;
}

/** A proposal that a challenge was drafted from. */
@Entity('procurement_challenge_proposals')
export class ChallengeProposalRow {
  @PrimaryColumn('text') challengeId!: string;
  @PrimaryColumn('text') proposalId!: string;
}

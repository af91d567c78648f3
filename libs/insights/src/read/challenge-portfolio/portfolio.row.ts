import { PositionColumn } from '@hub/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PortfolioFigures, PortfolioStanding } from '../../domain/portfolio.js';

/** One challenge with its figures. Organisations are ids here; what they are called is in a table of its own. */
@Entity('insights_challenge_portfolio')
export class PortfolioRow implements PortfolioFigures {
  @PrimaryColumn('text') key!: string;
  /** The place of its draft in the log: the order of the portfolio. */
  @PositionColumn({ unique: true }) draftedPosition!: string;
  @Column('text') title!: string;
  @Column('text', { nullable: true }) programmeId!: string | null;
  @Column('integer', { nullable: true }) cycleNo!: number | null;
  @Column('integer', { nullable: true }) interested!: number | null;
  @Column('integer', { nullable: true }) requests!: number | null;
  @Column('integer', { nullable: true }) tenders!: number | null;
  @Column('jsonb') partnerIds!: string[];
  @Column('text') phase!: string;
  @Column('jsonb') ownerIds!: string[];
  @Column('integer', { nullable: true }) inUseElsewhere!: number | null;
  @Column('jsonb') sources!: string[];
  @Column('jsonb') synthetic!: string[];
  /** What the figures follow from. */
  @Column('jsonb') standing!: PortfolioStanding;
}

/** What an organisation is called. */
@Entity('insights_challenge_portfolio_organisations')
export class PortfolioOrganisationRow {
  @PrimaryColumn('text') organisationId!: string;
  @Column('text') name!: string;
  @Column('jsonb') sources!: string[];
  @Column('jsonb') synthetic!: string[];
}

/** Where the facts of a proposal and its evaluation come from, and the challenge that rests on them. */
@Entity('insights_challenge_portfolio_proposals')
export class PortfolioProposalRow {
  @PrimaryColumn('text') proposalId!: string;
  @Column('jsonb') challengeIds!: string[];
  @Column('jsonb') sources!: string[];
  @Column('jsonb') synthetic!: string[];
}

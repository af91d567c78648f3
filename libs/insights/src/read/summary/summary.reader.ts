import { Injectable } from '@nestjs/common';
import { positionReached } from '@hub/platform';
import { DataSource } from 'typeorm';
import { Portfolio, type PortfolioChallenge } from '../../domain/portfolio.port.js';
import { ProposalFates } from '../../domain/proposal-fates.port.js';
import type { Summary, SummaryChallenge, SummaryProgramme } from '../../domain/summary.js';
import { PROGRAMMES } from './programme.projection.js';
import { SummaryProgrammeRow } from './programme.row.js';

/** What `hub summary --json` prints: the hub in a few figures. */
@Injectable()
export class SummaryReader {
  /** The read models it is read from. */
  readonly projections: readonly string[];

  constructor(
    private readonly database: DataSource,
    private readonly fates: ProposalFates,
    private readonly portfolio: Portfolio,
  ) {
    this.projections = [PROGRAMMES, fates.projection, portfolio.projection];
  }

  /** Holds everything up to its `position`; what was written since may be in it or not. */
  async read(): Promise<Summary> {
    // Read before the rows: they can only be newer.
    const position = String(await positionReached(this.database, this.projections));
    const [programme, outcomes, challenges] = await Promise.all([this.programme(), this.fates.counts(), this.portfolio.all()]);
    const submitted = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
    return { position, programme, proposals: { submitted, outcomes }, challenges: challenges.map(inShort) };
  }

  private async programme(): Promise<SummaryProgramme | null> {
    const [latest] = await this.database.getRepository(SummaryProgrammeRow).find({ order: { position: 'DESC' }, take: 1 });
    if (!latest) return null;
    const { cyclesPlanned, openedCycles, challengesMax } = latest;
    return { cyclesPlanned, cyclesOpened: openedCycles.length, challengesMax };
  }
}

const inShort = (challenge: PortfolioChallenge): SummaryChallenge => ({
  key: challenge.key,
  title: challenge.title,
  cycle: challenge.cycleNo,
  interested: challenge.interested,
  requests: challenge.requests,
  tenders: challenge.tenders,
  partners: challenge.partners,
  phase: challenge.phase,
  ipOwner: challenge.ipOwner,
  inUseElsewhere: challenge.inUseElsewhere,
  synthetic: challenge.synthetic,
});

import { Injectable } from '@nestjs/common';
import { toLocalDate } from '@hub/kernel';
import { DataSource } from 'typeorm';
import { type ConcludedScan, MarketScans } from '../../domain/market-scans.port.js';
import { ChallengeProposalRow, MarketScanRow } from './market-scan.row.js';

/** Reads the table of market scans. Of two scans of one day the one that was concluded last counts. */
@Injectable()
export class MarketScanLookup extends MarketScans {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async newestOf(challengeId: string): Promise<ConcludedScan | undefined> {
    const newest = await this.database
      .getRepository(MarketScanRow)
      .createQueryBuilder('scan')
      .innerJoin(ChallengeProposalRow, 'link', 'link.proposalId = scan.proposalId AND link.challengeId = :challengeId', { challengeId })
      .orderBy('scan.searchedOn', 'DESC')
      .addOrderBy('scan.position', 'DESC')
      .getOne();
    return newest
      ? { scanId: newest.scanId, searchedOn: toLocalDate(newest.searchedOn), solutionExists: newest.solutionExists }
      : undefined;
  }
}

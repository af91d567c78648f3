import { Injectable } from '@nestjs/common';
import type { ChallengeDrafted } from '@hub/challenges';
import type { EvaluationConcluded } from '@hub/evaluations';
import type { Recorded } from '@hub/event-store';
import { Projection } from '@hub/platform';
import type { EntityManager } from 'typeorm';
import { ChallengeProposalRow, MarketScanRow } from './market-scan.row.js';

@Injectable()
export class MarketScanProjection extends Projection<ChallengeDrafted | EvaluationConcluded> {
  override readonly name = 'procurement-market-scans.v1';
  override readonly on = ['challenge-drafted.v1', 'evaluation-concluded.v1'] as const;
  override readonly tables = [MarketScanRow, ChallengeProposalRow];

  override async apply({ type, data, position }: Recorded<ChallengeDrafted | EvaluationConcluded>, tx: EntityManager): Promise<void> {
    if (type === 'challenge-drafted.v1') {
      const { challengeId, proposalIds } = data;
      await tx.save(
        ChallengeProposalRow,
        proposalIds.map((proposalId) => ({ challengeId, proposalId })),
      );
      return;
    }
    const { proposalId, scan } = data;
    await tx.save(MarketScanRow, {
      proposalId,
      scanId: scan.scanId,
      searchedOn: scan.searchedOn,
      solutionExists: scan.conclusion === 'exists',
      position: position.toString(),
    });
  }
}

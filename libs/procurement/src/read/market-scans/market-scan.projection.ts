import { Injectable } from '@nestjs/common';
import type { ChallengeDrafted } from '@hub/challenges';
import type { EvaluationConcluded } from '@hub/evaluations';
import type { Recorded } from '@hub/event-store';
import { Projection, type Rows } from '@hub/platform';
import { ChallengeProposalRow, MarketScanRow } from './market-scan.row.js';

@Injectable()
export class MarketScanProjection extends Projection<ChallengeDrafted | EvaluationConcluded> {
  override readonly name = 'procurement-market-scans.v1';
  override readonly on = ['challenge-drafted.v1', 'evaluation-concluded.v1'] as const;
  override readonly tables = [MarketScanRow, ChallengeProposalRow];

  override async apply({ type, data, position }: Recorded<ChallengeDrafted | EvaluationConcluded>, rows: Rows): Promise<void> {
    if (type === 'challenge-drafted.v1') {
      const { challengeId, proposalIds } = data;
      await rows.save(
        ChallengeProposalRow,
        proposalIds.map((proposalId) => ({ challengeId, proposalId })),
      );
      return;
    }
    const { proposalId, scan } = data;
    await rows.save(MarketScanRow, {
      proposalId,
      scanId: scan.scanId,
      searchedOn: scan.searchedOn,
      solutionExists: scan.conclusion === 'exists',
      position: position.toString(),
    });
  }
}

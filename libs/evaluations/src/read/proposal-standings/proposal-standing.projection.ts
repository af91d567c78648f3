import { Injectable } from '@nestjs/common';
import type { ChallengeAbandoned, ChallengeDrafted } from '@hub/challenges';
import type { Recorded } from '@hub/event-store';
import { Projection, type Rows } from '@hub/platform';
import type { ProposalClarified, ProposalMerged, ProposalSubmitted, ProposalUnmerged, ProposalWithdrawn } from '@hub/proposals';
import { In } from 'typeorm';
import { ProposalStandingRow } from './proposal-standing.row.js';

type Heard =
  ProposalSubmitted | ProposalClarified | ProposalWithdrawn | ProposalMerged | ProposalUnmerged | ChallengeDrafted | ChallengeAbandoned;

@Injectable()
export class ProposalStandingProjection extends Projection<Heard> {
  override readonly name = 'evaluations-proposal-standings.v1';
  override readonly on = [
    'proposal-submitted.v1',
    'proposal-clarified.v1',
    'proposal-withdrawn.v1',
    'proposal-merged.v1',
    'proposal-unmerged.v1',
    'challenge-drafted.v1',
    'challenge-abandoned.v1',
  ] as const;
  override readonly tables = [ProposalStandingRow];

  override async apply({ type, data }: Recorded<Heard>, rows: Rows): Promise<void> {
    switch (type) {
      case 'proposal-submitted.v1':
        await rows.insert(ProposalStandingRow, {
          proposalId: data.proposalId,
          status: 'open',
          title: data.title,
          department: data.department ?? null,
          challengeId: null,
        });
        return;
      case 'proposal-clarified.v1':
        await rows.update(ProposalStandingRow, { proposalId: data.proposalId }, { title: data.title });
        return;
      case 'proposal-withdrawn.v1':
        await rows.update(ProposalStandingRow, { proposalId: data.proposalId }, { status: 'withdrawn' });
        return;
      case 'proposal-merged.v1':
        await rows.update(ProposalStandingRow, { proposalId: data.proposalId }, { status: 'merged' });
        return;
      case 'proposal-unmerged.v1':
        await rows.update(ProposalStandingRow, { proposalId: data.proposalId }, { status: 'open' });
        return;
      case 'challenge-drafted.v1':
        await rows.update(ProposalStandingRow, { proposalId: In([...data.proposalIds]) }, { challengeId: data.challengeId });
        return;
      case 'challenge-abandoned.v1':
        await rows.update(ProposalStandingRow, { challengeId: data.challengeId }, { challengeId: null });
        return;
    }
  }
}

import { Injectable } from '@nestjs/common';
import type { EvaluationConcluded, EvaluationReopened } from '@hub/evaluations';
import type { Recorded } from '@hub/event-store';
import { Projection, type Rows } from '@hub/platform';
import { In } from 'typeorm';
import type { ChallengeAbandoned, ChallengeDrafted } from '../../domain/challenge.events.js';
import { ProposalVerdictRow } from './proposal-verdict.row.js';

type Heard = EvaluationConcluded | EvaluationReopened | ChallengeDrafted | ChallengeAbandoned;

@Injectable()
export class ProposalVerdictProjection extends Projection<Heard> {
  override readonly name = 'challenges-proposal-verdicts.v1';
  override readonly on = ['evaluation-concluded.v1', 'evaluation-reopened.v1', 'challenge-drafted.v1', 'challenge-abandoned.v1'] as const;
  override readonly tables = [ProposalVerdictRow];

  override async apply({ type, data }: Recorded<Heard>, rows: Rows): Promise<void> {
    switch (type) {
      case 'evaluation-concluded.v1':
        await rows.save(ProposalVerdictRow, { proposalId: data.proposalId, forAChallenge: data.verdict === 'challenge' });
        return;
      case 'evaluation-reopened.v1':
        await rows.update(ProposalVerdictRow, { proposalId: data.proposalId }, { forAChallenge: false });
        return;
      case 'challenge-drafted.v1':
        await rows.update(ProposalVerdictRow, { proposalId: In([...data.proposalIds]) }, { challengeId: data.challengeId });
        return;
      case 'challenge-abandoned.v1':
        await rows.update(ProposalVerdictRow, { challengeId: data.challengeId }, { challengeId: null });
        return;
    }
  }
}

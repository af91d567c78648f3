import { Injectable } from '@nestjs/common';
import type { EvaluationConcluded, EvaluationReopened } from '@hub/evaluations';
import type { Recorded } from '@hub/event-store';
import { Projection } from '@hub/platform';
import { type EntityManager, In } from 'typeorm';
import type { ChallengeAbandoned, ChallengeDrafted } from '../../domain/challenge.events.js';
import { ProposalVerdictRow } from './proposal-verdict.row.js';

type Heard = EvaluationConcluded | EvaluationReopened | ChallengeDrafted | ChallengeAbandoned;

@Injectable()
export class ProposalVerdictProjection extends Projection<Heard> {
  override readonly name = 'challenges-proposal-verdicts.v1';
  override readonly on = ['evaluation-concluded.v1', 'evaluation-reopened.v1', 'challenge-drafted.v1', 'challenge-abandoned.v1'] as const;
  override readonly tables = [ProposalVerdictRow];

  override async apply({ type, data }: Recorded<Heard>, tx: EntityManager): Promise<void> {
    switch (type) {
      case 'evaluation-concluded.v1':
        await tx.upsert(ProposalVerdictRow, { proposalId: data.proposalId, forAChallenge: data.verdict === 'challenge' }, ['proposalId']);
        return;
      case 'evaluation-reopened.v1':
        await tx.update(ProposalVerdictRow, { proposalId: data.proposalId }, { forAChallenge: false });
        return;
      case 'challenge-drafted.v1':
        await tx.update(ProposalVerdictRow, { proposalId: In([...data.proposalIds]) }, { challengeId: data.challengeId });
        return;
      case 'challenge-abandoned.v1':
        await tx.update(ProposalVerdictRow, { challengeId: data.challengeId }, { challengeId: null });
        return;
    }
  }
}

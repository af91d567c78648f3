import { Injectable } from '@nestjs/common';
import type { ChallengeDrafted } from '@hub/challenges';
import type { EvaluationConcluded, EvaluationOpened, EvaluationReopened } from '@hub/evaluations';
import type { Recorded } from '@hub/event-store';
import { assertNever } from '@hub/kernel';
import { type Ask, Reactor } from '@hub/platform';
import { proposal } from '../../domain/proposal.js';
import type { ProposalCommand } from '../../domain/proposal.commands.js';
import { proposalStream } from '../../domain/proposal.stream.js';

type Heard = EvaluationOpened | EvaluationConcluded | EvaluationReopened | ChallengeDrafted;

/**
 * A proposal says what became of it: its evaluation was opened, concluded or reopened, or a challenge was drafted from it. One reaction
 * to all of these, because their order matters: a proposal is promoted only after its outcome was recorded.
 */
@Injectable()
export class RecordWhatBecameOfProposals extends Reactor<Heard> {
  override readonly name = 'record-what-became-of-proposals.v1';
  override readonly on = ['evaluation-opened.v1', 'evaluation-concluded.v1', 'evaluation-reopened.v1', 'challenge-drafted.v1'] as const;

  override async react(fact: Recorded<Heard>): Promise<void> {
    const { type, data } = fact;
    switch (type) {
      case 'evaluation-opened.v1': {
        const { proposalId, evaluationId } = data;
        return this.tell(fact, proposalId, { type: 'note-evaluation-opened', data: { proposalId, evaluationId } });
      }
      case 'evaluation-concluded.v1': {
        const { proposalId, evaluationId, verdict, reason } = data;
        return this.tell(fact, proposalId, { type: 'record-outcome', data: { proposalId, evaluationId, outcome: verdict, reason } });
      }
      case 'evaluation-reopened.v1': {
        const { proposalId, evaluationId, reason } = data;
        return this.tell(fact, proposalId, { type: 'take-back-outcome', data: { proposalId, evaluationId, reason } });
      }
      case 'challenge-drafted.v1':
        for (const proposalId of data.proposalIds)
          await this.tell(fact, proposalId, { type: 'promote-proposal', data: { proposalId, challengeId: data.challengeId } });
        return;
      default:
        return assertNever(type);
    }
  }

  // An outcome that was taken back in the very moment a challenge was drafted from it leaves the proposal as it is.
  private tell(fact: Recorded<Heard>, proposalId: string, told: Ask<ProposalCommand>): Promise<void> {
    return this.because(fact, proposal).command({ stream: proposalStream(proposalId), id: proposalId }, () => told, [
      'proposal.no-outcome-for-a-challenge',
    ]);
  }
}

import { Injectable } from '@nestjs/common';
import type { Recorded } from '@hub/event-store';
import { Reactor } from '@hub/platform';
import type { ProposalSubmitted } from '@hub/proposals';
import { evaluation } from '../../domain/evaluation.js';
import { evaluationStream } from '../../domain/evaluation.stream.js';

/** Every proposal is evaluated: whatever is submitted gets an evaluation, named after it. */
@Injectable()
export class OpenEvaluations extends Reactor<ProposalSubmitted> {
  override readonly name = 'open-evaluations.v1';
  override readonly on = ['proposal-submitted.v1'] as const;

  override async react(fact: Recorded<ProposalSubmitted>): Promise<void> {
    const { proposalId, proposer } = fact.data;
    await this.because(fact, evaluation).command({ stream: evaluationStream(proposalId), id: proposalId }, () => ({
      type: 'open-evaluation',
      data: { evaluationId: proposalId, proposalId, proposer },
    }));
  }
}

import { Injectable } from '@nestjs/common';
import type { Recorded } from '@hub/event-store';
import { Reactor } from '@hub/platform';
import { proposal } from '../../domain/proposal.js';
import type { ProposalMerged, ProposalUnmerged } from '../../domain/proposal.events.js';
import { proposalStream } from '../../domain/proposal.stream.js';

/** A proposal knows what became part of it, and what was taken out again. */
@Injectable()
export class TellMergeTargets extends Reactor<ProposalMerged | ProposalUnmerged> {
  override readonly name = 'tell-merge-targets.v1';
  override readonly on = ['proposal-merged.v1', 'proposal-unmerged.v1'] as const;

  override async react(fact: Recorded<ProposalMerged | ProposalUnmerged>): Promise<void> {
    if (fact.type === 'proposal-merged.v1') {
      const { into, proposalId } = fact.data;
      await this.because(fact, proposal).command({ stream: proposalStream(into), id: into }, () => ({
        type: 'absorb-proposal',
        data: { proposalId: into, from: proposalId },
      }));
      return;
    }
    const { from, proposalId } = fact.data;
    await this.because(fact, proposal).command({ stream: proposalStream(from), id: from }, () => ({
      type: 'release-proposal',
      data: { proposalId: from, released: proposalId },
    }));
  }
}

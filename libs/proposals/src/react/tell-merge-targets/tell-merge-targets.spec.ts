import { describe, it } from '@jest/globals';
import { toLocalDate } from '@hub/kernel';
import { reactorScenario } from '@hub/testing/platform';
import type { ProposalEvent, ProposalMerged, ProposalUnmerged } from '../../domain/proposal.events.js';
import { TellMergeTargets } from './tell-merge-targets.reactor.js';

const about = <F extends ProposalEvent>(fact: F) => ({ stream: `proposal-${fact.data.proposalId}`, fact });
const submitted = (proposalId: string) =>
  about({
    type: 'proposal-submitted.v1',
    data: { proposalId, source: 'employee', title: 'Snow', need: 'n', proposer: 'anna', answerDueOn: toLocalDate('2026-04-15') },
  });
const merged = about<ProposalMerged>({ type: 'proposal-merged.v1', data: { proposalId: 'p1', into: 'p2', reason: 'the same' } });
const unmerged = about<ProposalUnmerged>({ type: 'proposal-unmerged.v1', data: { proposalId: 'p1', from: 'p2', reason: 'not the same' } });
const absorbed = about({ type: 'proposal-absorbed.v1', data: { proposalId: 'p2', from: 'p1' } });
const released = about({ type: 'proposal-released.v1', data: { proposalId: 'p2', released: 'p1' } });

const { given } = reactorScenario(() => new TellMergeTargets());

describe('a proposal knows its parts', () => {
  it('is told of one that became part of it', () => given(submitted('p1'), submitted('p2')).when(merged).then(absorbed));
  it('is told of one that was taken out again', () => given(submitted('p1'), submitted('p2'), absorbed).when(unmerged).then(released));
  it('is told of both, in their order', () => given(submitted('p1'), submitted('p2')).when(merged, unmerged).then(absorbed, released));
});

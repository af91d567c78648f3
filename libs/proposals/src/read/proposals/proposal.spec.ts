import { describe, it } from '@jest/globals';
import { toLocalDate } from '@hub/kernel';
import { platformMigrations } from '@hub/platform';
import { projectionScenario } from '@hub/testing/platform';
import type { ProposalEvent } from '../../domain/proposal.events.js';
import { proposalsMigrations } from '../../tables.js';
import { ProposalProjection } from './proposal.projection.js';

const { given } = projectionScenario<ProposalEvent>(() => new ProposalProjection(), [...platformMigrations, ...proposalsMigrations]);

const told = (fact: ProposalEvent, more: object = {}) => ({ stream: 'proposal-p1', fact, ...more });
const submitted: ProposalEvent = {
  type: 'proposal-submitted.v1',
  data: { proposalId: 'p1', source: 'employee', title: 'Snow', need: 'Clear it', proposer: 'anna', answerDueOn: toLocalDate('2026-04-15') },
};

describe('the list of proposals', () => {
  it('shows a receipt', () =>
    given(
      told(submitted, { at: '2026-01-15T10:00:00Z' }),
      told({ type: 'proposal-registered.v1', data: { proposalId: 'p1', caseNumber: 'IH-2026-0001' } }),
    ).thenRows({
      id: 'p1',
      caseNumber: 'IH-2026-0001',
      answerDueOn: '2026-04-15',
      status: 'submitted',
      openedAt: '2026-01-15T10:00:00.000Z',
      version: 2,
    }));

  it('shows what became of it, and why', () =>
    given(
      told(submitted),
      told({ type: 'proposal-evaluation-opened.v1', data: { proposalId: 'p1', evaluationId: 'p1' } }),
      told({
        type: 'proposal-outcome-recorded.v1',
        data: { proposalId: 'p1', evaluationId: 'p1', outcome: 'challenge', reason: 'large and new' },
      }),
      told({ type: 'proposal-promoted.v1', data: { proposalId: 'p1', challengeId: 'SNOW' } }),
    ).thenRows({ status: 'promoted', outcome: 'challenge', outcomeReason: 'large and new', challengeId: 'SNOW' }));

  it('goes back under evaluation when its outcome is taken back', () =>
    given(
      told(submitted),
      told({ type: 'proposal-evaluation-opened.v1', data: { proposalId: 'p1', evaluationId: 'p1' } }),
      told({ type: 'proposal-outcome-recorded.v1', data: { proposalId: 'p1', evaluationId: 'p1', outcome: 'parked', reason: 'r' } }),
      told({ type: 'proposal-outcome-reopened.v1', data: { proposalId: 'p1', evaluationId: 'p1', reason: 'new facts' } }),
    ).thenRows({ status: 'under-evaluation', outcome: null, outcomeReason: null }));

  it('goes back under evaluation when it is taken out of another', () =>
    given(
      told(submitted),
      told({ type: 'proposal-evaluation-opened.v1', data: { proposalId: 'p1', evaluationId: 'p1' } }),
      told({ type: 'proposal-merged.v1', data: { proposalId: 'p1', into: 'p2', reason: 'the same' } }),
      told({ type: 'proposal-unmerged.v1', data: { proposalId: 'p1', from: 'p2', reason: 'not the same' } }),
    ).thenRows({ status: 'under-evaluation', mergedInto: null }));

  it('gathers sources and what is synthetic', () =>
    given(
      told(submitted, { sources: 'S8', synthetic: 'need' }),
      told({ type: 'proposal-registered.v1', data: { proposalId: 'p1', caseNumber: 'x' } }, { sources: 'S10' }),
    ).thenRows({
      sources: ['S10', 'S8'],
      synthetic: ['need'],
    }));
});

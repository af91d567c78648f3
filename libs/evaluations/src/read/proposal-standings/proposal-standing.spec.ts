import { describe, it } from '@jest/globals';
import type { ChallengeAbandoned, ChallengeDrafted } from '@hub/challenges';
import { toLocalDate } from '@hub/kernel';
import { platformMigrations } from '@hub/platform';
import type { ProposalClarified, ProposalMerged, ProposalSubmitted, ProposalUnmerged, ProposalWithdrawn } from '@hub/proposals';
import { projectionScenario } from '@hub/testing/platform';
import { evaluationsMigrations } from '../../tables.js';
import { ProposalStandingProjection } from './proposal-standing.projection.js';

type Heard =
  ProposalSubmitted | ProposalClarified | ProposalWithdrawn | ProposalMerged | ProposalUnmerged | ChallengeDrafted | ChallengeAbandoned;

const { given } = projectionScenario<Heard>(() => new ProposalStandingProjection(), [...platformMigrations, ...evaluationsMigrations]);
const of = (fact: Heard) => ({
  stream: 'proposalId' in fact.data ? `proposal-${fact.data.proposalId}` : `challenge-${fact.data.challengeId}`,
  fact,
});

const submitted = (proposalId: string, department?: string) =>
  of({
    type: 'proposal-submitted.v1',
    data: {
      proposalId,
      source: 'employee',
      title: 'Snow',
      need: 'Clear it',
      proposer: 'anna',
      department,
      answerDueOn: toLocalDate('2026-04-15'),
    },
  });
const clarified = of({ type: 'proposal-clarified.v1', data: { proposalId: 'p1', title: 'Snow and ice', need: 'n', reason: 'r' } });
const withdrawn = of({ type: 'proposal-withdrawn.v1', data: { proposalId: 'p1', reason: 'r' } });
const merged = of({ type: 'proposal-merged.v1', data: { proposalId: 'p1', into: 'p2', reason: 'r' } });
const unmerged = of({ type: 'proposal-unmerged.v1', data: { proposalId: 'p1', from: 'p2', reason: 'r' } });
const drafted = of({ type: 'challenge-drafted.v1', data: { challengeId: 'SNOW', title: 't', need: 'n', proposalIds: ['p1', 'p2'] } });
const abandoned = of({ type: 'challenge-abandoned.v1', data: { challengeId: 'SNOW', ground: 'funds', reason: 'r' } });

describe('what evaluations know of proposals', () => {
  it('is that they are open', () => given(submitted('p1')).thenRows({ proposalId: 'p1', status: 'open', challengeId: null }));
  it('is what they are called and where they come from', () =>
    given(submitted('p1', 'Streets')).thenRows({ title: 'Snow', department: 'Streets' }));
  it('is that no department was named', () => given(submitted('p1')).thenRows({ title: 'Snow', department: null }));
  it('is what one is called since it was put more clearly, and that alone', () =>
    given(submitted('p1', 'Streets'), submitted('p2'), clarified).thenRows(
      { proposalId: 'p1', title: 'Snow and ice', department: 'Streets', status: 'open' },
      { proposalId: 'p2', title: 'Snow', department: null },
    ));
  it('is that one was withdrawn', () => given(submitted('p1'), withdrawn).thenRows({ status: 'withdrawn' }));
  it('is that one became part of another', () => given(submitted('p1'), merged).thenRows({ status: 'merged' }));
  it('is that one was taken out again', () => given(submitted('p1'), merged, unmerged).thenRows({ status: 'open' }));
  it('is the challenge that was drafted from them', () =>
    given(submitted('p1'), submitted('p2'), submitted('p3'), drafted).thenRows(
      { proposalId: 'p1', challengeId: 'SNOW' },
      { proposalId: 'p2', challengeId: 'SNOW' },
      { proposalId: 'p3', challengeId: null },
    ));
  it('is that such a challenge was abandoned', () =>
    given(submitted('p1'), submitted('p2'), drafted, abandoned).thenRows(
      { proposalId: 'p1', challengeId: null },
      { proposalId: 'p2', challengeId: null },
    ));
});

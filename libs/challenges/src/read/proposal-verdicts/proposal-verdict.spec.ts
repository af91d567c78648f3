import { describe, it } from '@jest/globals';
import type { EvaluationConcluded, EvaluationReopened, Verdict } from '@hub/evaluations';
import { money, toLocalDate } from '@hub/kernel';
import { platformMigrations } from '@hub/platform';
import { projectionScenario } from '@hub/testing/platform';
import type { ChallengeAbandoned, ChallengeDrafted } from '../../domain/challenge.events.js';
import { challengesMigrations } from '../../tables.js';
import { told } from '../../testing/challenge-story.js';
import { ProposalVerdictProjection } from './proposal-verdict.projection.js';

type Heard = EvaluationConcluded | EvaluationReopened | ChallengeDrafted | ChallengeAbandoned;

const { given } = projectionScenario<Heard>(() => new ProposalVerdictProjection(), [...platformMigrations, ...challengesMigrations]);
const concluded = (proposalId: string, verdict: Verdict) => ({
  stream: `evaluation-${proposalId}`,
  fact: {
    type: 'evaluation-concluded.v1',
    data: {
      evaluationId: proposalId,
      proposalId,
      round: 1,
      verdict,
      reason: 'r',
      band: 'large',
      annualValue: money('900000', 'SEK'),
      scan: {
        scanId: 's1',
        method: 'desk',
        searchedOn: toLocalDate('2026-01-10'),
        searchedWhere: ['TED'],
        found: [],
        conclusion: 'none',
        newDevelopmentNeeded: true,
        inventiveHeight: true,
      },
      decidedBy: 'dora',
      delegation: 'D 4.2',
    },
  } satisfies EvaluationConcluded,
});
const reopened = (proposalId: string) => ({
  stream: `evaluation-${proposalId}`,
  fact: {
    type: 'evaluation-reopened.v1',
    data: { evaluationId: proposalId, proposalId, round: 2, reason: 'r' },
  } satisfies EvaluationReopened,
});
const drafted = { stream: 'challenge-SNOW', fact: told.drafted };
const abandoned = { stream: 'challenge-SNOW', fact: told.abandoned };

describe('what challenges know of proposals', () => {
  it.each([
    ['challenge', true],
    ['market', false],
    ['parked', false],
    ['declined', false],
  ] as const)('one concluded as %s: fit to become one is %s', (verdict, forAChallenge) =>
    given(concluded('p1', verdict)).thenRows({ proposalId: 'p1', forAChallenge, challengeId: null }),
  );

  it('a conclusion that was taken back no longer counts', () =>
    given(concluded('p1', 'challenge'), reopened('p1')).thenRows({ forAChallenge: false }));

  it('the last conclusion counts', () =>
    given(concluded('p1', 'parked'), reopened('p1'), concluded('p1', 'challenge')).thenRows({ forAChallenge: true }));

  it('the challenge that each was drafted into', () =>
    given(concluded('p1', 'challenge'), concluded('p2', 'challenge'), concluded('p3', 'challenge'), drafted).thenRows(
      { proposalId: 'p1', challengeId: 'SNOW' },
      { proposalId: 'p2', challengeId: 'SNOW' },
      { proposalId: 'p3', challengeId: null },
    ));

  it('free again when that challenge was abandoned', () =>
    given(concluded('p1', 'challenge'), concluded('p2', 'challenge'), drafted, abandoned).thenRows(
      { proposalId: 'p1', forAChallenge: true, challengeId: null },
      { proposalId: 'p2', forAChallenge: true, challengeId: null },
    ));
});

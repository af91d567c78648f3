import { describe, it } from '@jest/globals';
import { platformMigrations } from '@hub/platform';
import { projectionScenario } from '@hub/testing/platform';
import type { ChallengeEvent } from '../../domain/challenge.events.js';
import { challengesMigrations } from '../../tables.js';
import { goal, measured, READY, told } from '../../testing/challenge-story.js';
import { ChallengeProjection } from './challenge.projection.js';

const { given } = projectionScenario<ChallengeEvent>(() => new ChallengeProjection(), [...platformMigrations, ...challengesMigrations]);
const inOrder = (...facts: readonly ChallengeEvent[]) =>
  facts.map((fact, index) => ({ stream: 'challenge-SNOW', fact, at: `2026-01-15T09:0${index}:00Z` }));

describe('the list of challenges', () => {
  it('shows a draft and where it comes from', () =>
    given(...inOrder(told.drafted)).thenRows({
      id: 'SNOW',
      title: 'Snow',
      need: 'Clear it in time',
      status: 'draft',
      proposalIds: ['p1', 'p2'],
      needOwner: null,
      effectGoals: [],
      publishedAt: null,
    }));

  it('shows who needs it and what shall change', () =>
    given(...inOrder(told.drafted, told.owned(), told.goalSet('g1'), told.goalSet('g2'), told.goalDropped('g1'))).thenRows({
      needOwner: 'SBF',
      effectGoals: [goal('g2')],
    }));

  it('shows that it is ready, and on what terms', () =>
    given(...inOrder(...READY.slice(0, 3), told.readied(['Open data']))).thenRows({
      status: 'ready',
      minimumRequirements: ['Open data'],
      implementationLikelihood: 'High: budgeted',
    }));

  it('shows when it was published', () =>
    given(...inOrder(...READY, told.published)).thenRows({ status: 'published', publishedAt: '2026-01-15T09:04:00.000Z' }));

  it('shows the cycle that took it up, also when it is published only then', () =>
    given(...inOrder(...READY, told.takenUp, told.published)).thenRows({
      status: 'taken-up',
      programmeId: 'DIACCESS',
      cycleNo: 1,
      publishedAt: '2026-01-15T09:05:00.000Z',
    }));

  it('goes back to where it was when the cycle lets go of it', async () => {
    await given(...inOrder(...READY, told.takenUp, told.putBack)).thenRows({ status: 'ready', programmeId: null, cycleNo: null });
  });

  it('goes back to published when it was', () =>
    given(...inOrder(...READY, told.published, told.takenUp, told.putBack)).thenRows({ status: 'published' }));

  it('shows what was measured when it was solved', () =>
    given(...inOrder(...READY, told.takenUp, told.solved())).thenRows({
      status: 'solved',
      measuredEffects: [measured()],
      endReason: 'In use',
      cycleNo: 1,
    }));

  it('shows why it was abandoned', () =>
    given(...inOrder(...READY, told.abandoned)).thenRows({ status: 'abandoned', abandonGround: 'no-partner', endReason: 'Nobody came' }));

  it('gathers sources and what is synthetic', () =>
    given(
      { stream: 'challenge-SNOW', fact: told.drafted, sources: 'S8,S10' },
      { stream: 'challenge-SNOW', fact: told.goalSet(), synthetic: 'baseline,target' },
    ).thenRows({ sources: ['S10', 'S8'], synthetic: ['baseline', 'target'] }));
});

import { describe, it } from '@jest/globals';
import { platformMigrations } from '@hub/platform';
import { projectionScenario } from '@hub/testing/platform';
import { cyclesMigrations } from '../../tables.js';
import { type ChallengeStandingEvent, ChallengeStandingProjection } from './challenge-standing.projection.js';

const { given } = projectionScenario<ChallengeStandingEvent>(
  () => new ChallengeStandingProjection(),
  [...platformMigrations, ...cyclesMigrations],
);

const challengeId = 'SNOW';
const place = { programmeId: 'DIACCESS', cycleNo: 1 };
const told = (fact: ChallengeStandingEvent) => ({
  stream: 'any',
  fact,
});
const drafted = told({ type: 'challenge-drafted.v1', data: { challengeId, title: 't', need: 'n', proposalIds: ['p1'] } });
const readied = told({
  type: 'challenge-readied.v1',
  data: { challengeId, minimumRequirements: [], implementationLikelihood: 'likely' },
});
const published = told({ type: 'challenge-published.v1', data: { challengeId } });
const takenUp = told({ type: 'challenge-taken-up.v1', data: { challengeId, ...place } });
const putBack = told({ type: 'challenge-put-back.v1', data: { challengeId, ...place, reason: 'r' } });
const admitted = told({ type: 'challenge-admitted.v1', data: { challengeId, ...place } });

describe('what cycles know of a challenge', () => {
  it('is how far it has come', async () => {
    await given(drafted).thenRows({ challengeId, standing: 'draft' });
  });
  it('follows it until it is published', () =>
    given(drafted, readied, published).thenRows({ standing: 'published', readyAs: 'published' }));
  it('is that it is over once it is solved', () =>
    given(drafted, readied, told({ type: 'challenge-solved.v1', data: { challengeId, measuredEffects: [], reason: 'r' } })).thenRows({
      standing: 'over',
    }));
  it('is that it is over once it is abandoned', () =>
    given(drafted, told({ type: 'challenge-abandoned.v1', data: { challengeId, ground: 'funds', reason: 'r' } })).thenRows({
      standing: 'over',
    }));
  it('goes back to what it was when a cycle lets go of it', () =>
    given(drafted, readied, takenUp, putBack).thenRows({ standing: 'ready' }));
  it('stays taken up when it is published meanwhile, and goes back to that', async () => {
    await given(drafted, readied, takenUp, published).thenRows({ standing: 'taken-up', readyAs: 'published' });
  });

  it('is which cycle has it', () => given(drafted, readied, admitted).thenRows({ standing: 'ready', ...place }));
  it('is that none has it once it is released', () =>
    given(drafted, readied, admitted, told({ type: 'challenge-released.v1', data: { challengeId, ...place, reason: 'r' } })).thenRows({
      programmeId: null,
      cycleNo: null,
    }));
  it('leaves other challenges as they are', async () => {
    const other = told({ type: 'challenge-drafted.v1', data: { challengeId: 'HEAT', title: 't', need: 'n', proposalIds: [] } });
    const inTwo = told({ type: 'challenge-admitted.v1', data: { challengeId: 'HEAT', programmeId: 'DIACCESS', cycleNo: 2 } });
    await given(
      drafted,
      other,
      admitted,
      inTwo,
      told({ type: 'challenge-released.v1', data: { challengeId, ...place, reason: 'r' } }),
    ).thenRows({ challengeId, programmeId: null, cycleNo: null }, { challengeId: 'HEAT', programmeId: 'DIACCESS', cycleNo: 2 });
  });
});

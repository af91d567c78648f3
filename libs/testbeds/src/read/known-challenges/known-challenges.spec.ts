import { describe, it } from '@jest/globals';
import type { ChallengeDrafted } from '@hub/challenges';
import { platformMigrations } from '@hub/platform';
import { projectionScenario } from '@hub/testing/platform';
import { testbedsMigrations } from '../../tables.js';
import { KnownChallengesProjection } from './known-challenges.projection.js';

const { given } = projectionScenario<ChallengeDrafted>(
  () => new KnownChallengesProjection(),
  [...platformMigrations, ...testbedsMigrations],
);

const drafted = (challengeId: string) => ({
  stream: `challenge-${challengeId}`,
  fact: { type: 'challenge-drafted.v1', data: { challengeId, title: 't', need: 'n', proposalIds: [] } } as ChallengeDrafted,
});

describe('the challenges that test beds know', () => {
  it('are those that were drafted', () =>
    given(drafted('SNOW'), drafted('HEAT')).thenRows({ challengeId: 'SNOW' }, { challengeId: 'HEAT' }));
});

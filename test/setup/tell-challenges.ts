import type { ChallengeEvent } from '@hub/challenges';
import { EventStore } from '@hub/event-store';
import { freshId } from '@hub/platform';
import type { TestHub } from './start-hub.js';

/** Challenges that are ready to be taken up, as their facts, for stories that begin after them. They are settled when it returns. */
export const tellReadyChallenges = async (hub: TestHub, ...challengeIds: readonly string[]): Promise<void> => {
  const metadata = { occurredAt: '2026-01-15T09:00:00.000Z', actor: 'somebody', roles: 'coordinator' };
  for (const challengeId of challengeIds) {
    const facts: readonly ChallengeEvent[] = [
      { type: 'challenge-drafted.v1', data: { challengeId, title: challengeId, need: 'a need', proposalIds: [] } },
      { type: 'need-owner-named.v1', data: { challengeId, needOwner: 'SBF' } },
      {
        type: 'effect-goal-set.v1',
        data: { challengeId, goal: { goalId: 'g1', what: 'less', metric: 'm', unit: 'u', baseline: '2', target: '1' } },
      },
      { type: 'challenge-readied.v1', data: { challengeId, minimumRequirements: [], implementationLikelihood: 'likely' } },
    ];
    await hub.app.get(EventStore).append(
      `challenge-${challengeId}`,
      facts.map(({ type, data }) => ({ id: freshId(), type, data, metadata })),
      0,
    );
  }
  await hub.settle();
};

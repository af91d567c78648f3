import { evaluatedProposal, setThresholds } from './evaluated-proposal.js';
import type { TestHub } from './start-hub.js';

/**
 * Challenges that cycle 1 of DIACCESS has taken up and is open with, one to three of them, each from a proposal whose market was
 * scanned on 2024-05-01 and offers nothing. They are settled when it returns.
 */
export const challengeInOpenCycle = async (hub: TestHub, ...challengeIds: readonly string[]): Promise<void> => {
  const as = (name: string, input: object) => hub.act(name, input, ['coordinator']);
  const of = { programmeId: 'DIACCESS', cycleNo: 1 };
  await setThresholds(hub);
  await as('defineProgramme', {
    programmeId: 'DIACCESS',
    name: 'Digital acceleration',
    ...{ maxCycles: 5, minChallengesPerCycle: 1, maxChallengesPerCycle: 3, maxChallenges: 15 },
    ...{ startsOn: '2024-01-01', endsOn: '2027-12-31' },
  });
  await as('planCycle', of);
  for (const challengeId of challengeIds) {
    const proposalId = await evaluatedProposal(hub, 'challenge', challengeId);
    await as('draftChallenge', { challengeId, title: challengeId, need: 'A need', proposalIds: [proposalId] });
    await as('nameNeedOwner', { challengeId, needOwner: 'SBF' });
    await as('setEffectGoal', { challengeId, what: 'Less', metric: 'Hours', unit: 'h', baseline: '2', target: '1' });
    await as('readyChallenge', { challengeId, implementationLikelihood: 'High' });
    await hub.settle();
    await as('admitChallenge', { ...of, challengeId });
  }
  await as('openCycle', of);
  await hub.settle();
};

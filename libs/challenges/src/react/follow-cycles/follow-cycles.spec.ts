import { describe, it } from '@jest/globals';
import type { ChallengeAdmitted, ChallengeReleased } from '@hub/cycles';
import { reactorScenario } from '@hub/testing/platform';
import type { ChallengeEvent } from '../../domain/challenge.events.js';
import { CYCLE, READY, told } from '../../testing/challenge-story.js';
import { FollowCycles } from './follow-cycles.reactor.js';

const about = (fact: ChallengeEvent) => ({ stream: 'challenge-SNOW', fact });
const heard = <F extends ChallengeAdmitted | ChallengeReleased>(fact: F) => ({ stream: 'programme-DIACCESS', fact });
const admitted = heard({ type: 'challenge-admitted.v1', data: { ...CYCLE, challengeId: 'SNOW' } });
const released = heard({ type: 'challenge-released.v1', data: { ...CYCLE, challengeId: 'SNOW', reason: 'no time' } });

const { given } = reactorScenario(() => new FollowCycles());

describe('a challenge follows the cycles', () => {
  it('is taken up when a cycle admits it', () =>
    given(...READY.map(about))
      .when(admitted)
      .then(about(told.takenUp)));

  it('is put back when the cycle releases it, and taken up again', () =>
    given(...READY.map(about))
      .when(admitted, released, { ...admitted })
      .then(about(told.takenUp), about(told.putBack), about(told.takenUp)));

  it.each([
    ['abandoned', told.abandoned],
    ['solved', told.solved()],
  ])('stays as it is when it was %s in that very moment', (_what, fact) =>
    given(...[...READY, told.takenUp, fact].map(about))
      .when(admitted, released)
      .then(),
  );

  it('stays a draft when a cycle admits it too early', () => given(about(told.drafted)).when(admitted).then());
});

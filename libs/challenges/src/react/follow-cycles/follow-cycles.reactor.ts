import { Injectable } from '@nestjs/common';
import type { ChallengeAdmitted, ChallengeReleased } from '@hub/cycles';
import type { Recorded } from '@hub/event-store';
import { Reactor } from '@hub/platform';
import { challenge } from '../../domain/challenge.js';
import type { ChallengeRejection } from '../../domain/challenge.rejections.js';
import { challengeStream } from '../../domain/challenge.stream.js';

/** A cycle admitted what was abandoned, solved, still a draft or taken up elsewhere in that same moment: the challenge stays as it is. */
const OVERTAKEN: readonly ChallengeRejection[] = ['challenge.abandoned', 'challenge.solved', 'challenge.not-ready', 'challenge.taken-up'];

/** A challenge that a cycle admits is taken up; one that it releases is put back. One reaction to both, because their order matters. */
@Injectable()
export class FollowCycles extends Reactor<ChallengeAdmitted | ChallengeReleased> {
  override readonly name = 'follow-cycles.v1';
  override readonly on = ['challenge-admitted.v1', 'challenge-released.v1'] as const;

  override async react(fact: Recorded<ChallengeAdmitted | ChallengeReleased>): Promise<void> {
    const { challengeId, programmeId, cycleNo } = fact.data;
    const released = fact.type === 'challenge-released.v1' ? fact.data.reason : undefined;
    await this.because(fact, challenge).command(
      { stream: challengeStream(challengeId), id: challengeId },
      () =>
        released === undefined
          ? { type: 'take-up-challenge', data: { challengeId, programmeId, cycleNo } }
          : { type: 'put-back-challenge', data: { challengeId, programmeId, cycleNo, reason: released } },
      OVERTAKEN,
    );
  }
}

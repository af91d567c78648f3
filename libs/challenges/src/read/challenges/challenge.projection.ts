import { Injectable } from '@nestjs/common';
import type { Recorded } from '@hub/event-store';
import { assertNever } from '@hub/kernel';
import { CaseProjection, type Shown } from '@hub/platform';
import { type ChallengeDrafted, type ChallengeEvent, challengeEventTypes } from '../../domain/challenge.events.js';
import { CHALLENGE_PREFIX } from '../../domain/challenge.stream.js';
import { ChallengeRow } from './challenge.row.js';

type View = Shown<ChallengeRow>;

@Injectable()
export class ChallengeProjection extends CaseProjection<ChallengeRow, ChallengeEvent> {
  override readonly name = 'challenges-challenges.v1';
  override readonly on = challengeEventTypes;
  override readonly row = ChallengeRow;
  override readonly prefix = CHALLENGE_PREFIX;

  override fold(before: View | undefined, fact: Recorded<ChallengeEvent>): View {
    const { type, data, metadata, recordedAt } = fact;
    if (type === 'challenge-drafted.v1') return drafted(data);
    if (!before) throw new Error(`${type} before the challenge was drafted`);
    switch (type) {
      case 'need-owner-named.v1':
        return { ...before, needOwner: data.needOwner };
      case 'effect-goal-set.v1':
        return { ...before, effectGoals: [...without(before, data.goal.goalId), data.goal] };
      case 'effect-goal-dropped.v1':
        return { ...before, effectGoals: without(before, data.goalId) };
      case 'challenge-readied.v1': {
        const { minimumRequirements, implementationLikelihood } = data;
        return { ...before, status: 'ready', minimumRequirements, implementationLikelihood };
      }
      case 'challenge-published.v1':
        return {
          ...before,
          status: before.status === 'ready' ? 'published' : before.status,
          publishedAt: metadata['occurredAt'] ?? recordedAt,
        };
      case 'challenge-taken-up.v1':
        return { ...before, status: 'taken-up', programmeId: data.programmeId, cycleNo: data.cycleNo };
      case 'challenge-put-back.v1':
        return { ...before, status: before.publishedAt ? 'published' : 'ready', programmeId: null, cycleNo: null };
      case 'challenge-solved.v1':
        return { ...before, status: 'solved', measuredEffects: data.measuredEffects, endReason: data.reason };
      case 'challenge-abandoned.v1':
        return { ...before, status: 'abandoned', abandonGround: data.ground, endReason: data.reason };
      default:
        return assertNever(type);
    }
  }
}

const without = ({ effectGoals }: View, goalId: string): View['effectGoals'] => effectGoals.filter((each) => each.goalId !== goalId);

const drafted = ({ title, need, proposalIds }: ChallengeDrafted['data']): View => ({
  title,
  need,
  status: 'draft',
  proposalIds,
  needOwner: null,
  effectGoals: [],
  minimumRequirements: [],
  implementationLikelihood: null,
  publishedAt: null,
  programmeId: null,
  cycleNo: null,
  measuredEffects: [],
  abandonGround: null,
  endReason: null,
});

import { Injectable } from '@nestjs/common';
import type { ChallengeAdmitted, ChallengeReleased, CycleCancelled, CycleClosed, CycleOpened } from '@hub/cycles';
import type { Recorded } from '@hub/event-store';
import { assertNever } from '@hub/kernel';
import { Projection, type Rows } from '@hub/platform';
import { OpenCycleRow } from './open-cycle.row.js';

type CycleFact = ChallengeAdmitted | ChallengeReleased | CycleOpened | CycleClosed | CycleCancelled;

@Injectable()
export class OpenCycleProjection extends Projection<CycleFact> {
  override readonly name = 'procurement-open-cycles.v1';
  override readonly on = [
    'challenge-admitted.v1',
    'challenge-released.v1',
    'cycle-opened.v1',
    'cycle-closed.v1',
    'cycle-cancelled.v1',
  ] as const;
  override readonly tables = [OpenCycleRow];

  override async apply(fact: Recorded<CycleFact>, rows: Rows): Promise<void> {
    const { programmeId, cycleNo } = fact.data;
    const before = (await rows.findOneBy(OpenCycleRow, { programmeId, cycleNo })) ?? {
      programmeId,
      cycleNo,
      challengeIds: [],
      open: false,
    };
    await rows.save(OpenCycleRow, { ...before, ...after(before.challengeIds, fact) });
  }
}

const after = (challengeIds: readonly string[], { type, data }: CycleFact): Partial<OpenCycleRow> => {
  switch (type) {
    case 'challenge-admitted.v1':
      return { challengeIds: [...new Set([...challengeIds, data.challengeId])] };
    case 'challenge-released.v1':
      return { challengeIds: challengeIds.filter((each) => each !== data.challengeId) };
    case 'cycle-opened.v1':
      return { challengeIds: [...data.challengeIds], open: true };
    case 'cycle-closed.v1':
    case 'cycle-cancelled.v1':
      return { open: false };
    default:
      return assertNever(type);
  }
};

import { Injectable } from '@nestjs/common';
import type {
  ChallengeAbandoned,
  ChallengeDrafted,
  ChallengePublished,
  ChallengePutBack,
  ChallengeReadied,
  ChallengeSolved,
  ChallengeTakenUp,
} from '@hub/challenges';
import type { Recorded } from '@hub/event-store';
import { assertNever } from '@hub/kernel';
import { Projection, type Rows } from '@hub/platform';
import type { ChallengeStanding } from '../../domain/challenge-standings.port.js';
import type { ChallengeAdmitted, ChallengeReleased } from '../../domain/programme.events.js';
import { ChallengeStandingRow } from './challenge-standing.row.js';

type OfChallenge =
  ChallengeDrafted | ChallengeReadied | ChallengePublished | ChallengeTakenUp | ChallengePutBack | ChallengeSolved | ChallengeAbandoned;
export type ChallengeStandingEvent = OfChallenge | ChallengeAdmitted | ChallengeReleased;

/** Knows of every challenge how far it has come, and which cycle of which programme has it. */
@Injectable()
export class ChallengeStandingProjection extends Projection<ChallengeStandingEvent> {
  override readonly name = 'cycles-challenge-standing.v1';
  override readonly tables = [ChallengeStandingRow];
  override readonly on = [
    'challenge-drafted.v1',
    'challenge-readied.v1',
    'challenge-published.v1',
    'challenge-taken-up.v1',
    'challenge-put-back.v1',
    'challenge-solved.v1',
    'challenge-abandoned.v1',
    'challenge-admitted.v1',
    'challenge-released.v1',
  ] as const;

  override async apply({ type, data }: Recorded<ChallengeStandingEvent>, rows: Rows): Promise<void> {
    switch (type) {
      case 'challenge-drafted.v1':
        await rows.insert(ChallengeStandingRow, {
          challengeId: data.challengeId,
          standing: 'draft',
          readyAs: 'draft',
          programmeId: null,
          cycleNo: null,
        });
        return;
      case 'challenge-readied.v1':
        return came(rows, data.challengeId, 'ready');
      case 'challenge-published.v1':
        return came(rows, data.challengeId, 'published');
      case 'challenge-taken-up.v1':
        return stands(rows, data.challengeId, 'taken-up');
      case 'challenge-put-back.v1':
        return goesBack(rows, data.challengeId);
      case 'challenge-solved.v1':
      case 'challenge-abandoned.v1':
        return stands(rows, data.challengeId, 'over');
      case 'challenge-admitted.v1':
        await rows.update(
          ChallengeStandingRow,
          { challengeId: data.challengeId },
          { programmeId: data.programmeId, cycleNo: data.cycleNo },
        );
        return;
      case 'challenge-released.v1':
        await rows.update(ChallengeStandingRow, { challengeId: data.challengeId }, { programmeId: null, cycleNo: null });
        return;
      default:
        assertNever(type);
    }
  }
}

const stands = async (rows: Rows, challengeId: string, standing: ChallengeStanding): Promise<void> => {
  await rows.update(ChallengeStandingRow, { challengeId }, { standing });
};

// A challenge can be published while a cycle has it; that changes only what it goes back to.
const came = async (rows: Rows, challengeId: string, readyAs: ChallengeStanding): Promise<void> => {
  const row = await rows.findOneBy(ChallengeStandingRow, { challengeId });
  await rows.update(ChallengeStandingRow, { challengeId }, row?.standing === 'taken-up' ? { readyAs } : { standing: readyAs, readyAs });
};

const goesBack = async (rows: Rows, challengeId: string): Promise<void> => {
  const row = await rows.findOneBy(ChallengeStandingRow, { challengeId });
  if (row) await rows.update(ChallengeStandingRow, { challengeId }, { standing: row.readyAs });
};

import { Injectable } from '@nestjs/common';
import type { ChallengeDrafted } from '@hub/challenges';
import type { Recorded } from '@hub/event-store';
import { Projection, type Rows } from '@hub/platform';
import { KnownChallengeRow } from './known-challenge.row.js';

@Injectable()
export class KnownChallengesProjection extends Projection<ChallengeDrafted> {
  override readonly name = 'testbeds-known-challenges.v1';
  override readonly on = ['challenge-drafted.v1'] as const;
  override readonly tables = [KnownChallengeRow];

  override async apply({ data }: Recorded<ChallengeDrafted>, rows: Rows): Promise<void> {
    await rows.insert(KnownChallengeRow, { challengeId: data.challengeId });
  }
}

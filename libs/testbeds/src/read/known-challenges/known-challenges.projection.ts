import { Injectable } from '@nestjs/common';
import type { ChallengeDrafted } from '@hub/challenges';
import type { Recorded } from '@hub/event-store';
import { Projection } from '@hub/platform';
import type { EntityManager } from 'typeorm';
import { KnownChallengeRow } from './known-challenge.row.js';

@Injectable()
export class KnownChallengesProjection extends Projection<ChallengeDrafted> {
  override readonly name = 'testbeds-known-challenges.v1';
  override readonly on = ['challenge-drafted.v1'] as const;
  override readonly tables = [KnownChallengeRow];

  override async apply({ data }: Recorded<ChallengeDrafted>, tx: EntityManager): Promise<void> {
    await tx.insert(KnownChallengeRow, { challengeId: data.challengeId });
  }
}

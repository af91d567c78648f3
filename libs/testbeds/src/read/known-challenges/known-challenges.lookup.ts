import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { KnownChallenges } from '../../domain/known-challenges.port.js';
import { KnownChallengeRow } from './known-challenge.row.js';

@Injectable()
export class KnownChallengesLookup extends KnownChallenges {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async has(challengeId: string): Promise<boolean> {
    return this.database.getRepository(KnownChallengeRow).existsBy({ challengeId });
  }
}

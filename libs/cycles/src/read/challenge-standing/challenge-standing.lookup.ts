import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ChallengeStandings, type KnownChallenge } from '../../domain/challenge-standings.port.js';
import { ChallengeStandingRow } from './challenge-standing.row.js';

@Injectable()
export class ChallengeStandingLookup extends ChallengeStandings {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async of(challengeId: string): Promise<KnownChallenge | undefined> {
    const row = await this.database.getRepository(ChallengeStandingRow).findOneBy({ challengeId });
    if (!row) return undefined;
    const { standing, programmeId, cycleNo } = row;
    return programmeId !== null && cycleNo !== null ? { standing, place: { programmeId, cycleNo } } : { standing };
  }
}

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ChallengeCycles, type OpenCycle } from '../../domain/challenge-cycles.port.js';
import { OpenCycleRow } from './open-cycle.row.js';

/** Reads the table of open cycles. */
@Injectable()
export class OpenCycleLookup extends ChallengeCycles {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async openCycleOf(challengeId: string): Promise<OpenCycle | undefined> {
    const row = await this.database
      .getRepository(OpenCycleRow)
      .createQueryBuilder('cycle')
      .where('cycle.open AND cycle.challenge_ids @> CAST(:wanted AS jsonb)', { wanted: JSON.stringify([challengeId]) })
      .orderBy('cycle.cycleNo', 'DESC')
      .getOne();
    return row ? { programmeId: row.programmeId, cycleNo: row.cycleNo } : undefined;
  }
}

import { Injectable } from '@nestjs/common';
import { toLocalDate } from '@hub/kernel';
import { DataSource } from 'typeorm';
import { type Award, Awards } from '../../domain/awards.port.js';
import { AwardRow } from './award.row.js';

@Injectable()
export class AwardLookup extends Awards {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async awardOf(procurementId: string): Promise<Award | undefined> {
    const row = await this.database.getRepository(AwardRow).findOneBy({ procurementId });
    if (!row || row.partners.length === 0) return undefined;
    const { challengeId, partners, contractFrom, documentsVersion, mayEndAfterPhase, cancelled } = row;
    return {
      challengeId,
      partners,
      contractFrom: contractFrom === null ? undefined : toLocalDate(contractFrom),
      documentsVersion,
      mayEndAfterPhase,
      cancelled,
    };
  }
}

import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { type ProposalName, type ProposalStanding, ProposalStandings } from '../../domain/proposal-standings.port.js';
import { ProposalStandingRow } from './proposal-standing.row.js';

@Injectable()
export class ProposalStandingsLookup extends ProposalStandings {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async of(proposalId: string): Promise<ProposalStanding> {
    const row = await this.database.getRepository(ProposalStandingRow).findOneBy({ proposalId });
    return row ? { status: row.status, challengeId: row.challengeId ?? undefined } : { status: 'open' };
  }

  override async namesOf(proposalIds: readonly string[]): Promise<ReadonlyMap<string, ProposalName>> {
    const rows = await this.database.getRepository(ProposalStandingRow).findBy({ proposalId: In([...proposalIds]) });
    return new Map(rows.map(({ proposalId, title, department }) => [proposalId, { title, department }]));
  }
}

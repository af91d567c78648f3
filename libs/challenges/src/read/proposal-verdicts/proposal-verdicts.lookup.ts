import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { type ProposalVerdict, ProposalVerdicts } from '../../domain/proposal-verdicts.port.js';
import { ProposalVerdictRow } from './proposal-verdict.row.js';

@Injectable()
export class ProposalVerdictsLookup extends ProposalVerdicts {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async of(proposalIds: readonly string[]): Promise<readonly ProposalVerdict[]> {
    const rows = await this.database.getRepository(ProposalVerdictRow).findBy({ proposalId: In([...proposalIds]) });
    return proposalIds.map((proposalId) => {
      const row = rows.find((each) => each.proposalId === proposalId);
      return { proposalId, forAChallenge: row?.forAChallenge ?? false, challengeId: row?.challengeId ?? undefined };
    });
  }
}

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { fateOf, type FunnelPlace, type ProposalFate, proposalFates } from '../../domain/funnel.js';
import { ProposalFates } from '../../domain/proposal-fates.port.js';
import { FUNNEL } from './funnel.projection.js';

/** Reads from the funnel what became of the proposals. */
@Injectable()
export class ProposalFatesLookup extends ProposalFates {
  override readonly projection = FUNNEL;

  constructor(private readonly database: DataSource) {
    super();
  }

  override async counts(): Promise<Readonly<Record<ProposalFate, number>>> {
    const rows: { place: FunnelPlace; here: number }[] = await this.database.query(
      'SELECT place, count(*)::int AS here FROM insights_funnel GROUP BY place',
    );
    const none = Object.fromEntries(proposalFates.map((fate) => [fate, 0])) as Record<ProposalFate, number>;
    return rows.reduce((counts, { place, here }) => ({ ...counts, [fateOf(place)]: counts[fateOf(place)] + here }), none);
  }
}

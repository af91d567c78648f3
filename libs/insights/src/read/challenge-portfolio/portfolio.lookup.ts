import { Injectable } from '@nestjs/common';
import { joinProvenance } from '@hub/platform';
import { DataSource } from 'typeorm';
import { Portfolio, type PortfolioChallenge } from '../../domain/portfolio.port.js';
import { PORTFOLIO } from './portfolio.projection.js';
import { PortfolioOrganisationRow, PortfolioRow } from './portfolio.row.js';

/** Reads the portfolio, with the names of the organisations. One that nobody registered is shown by its id. */
@Injectable()
export class PortfolioLookup extends Portfolio {
  override readonly projection = PORTFOLIO;

  constructor(private readonly database: DataSource) {
    super();
  }

  override async all(): Promise<readonly PortfolioChallenge[]> {
    const rows = await this.database.getRepository(PortfolioRow).find({ order: { draftedPosition: 'ASC' } });
    const organisations = await this.database.getRepository(PortfolioOrganisationRow).find();
    const known = new Map(organisations.map((organisation) => [organisation.organisationId, organisation]));
    return rows.map((row) => shown(row, known));
  }
}

const shown = (row: PortfolioRow, known: ReadonlyMap<string, PortfolioOrganisationRow>): PortfolioChallenge => {
  const { partnerIds, ownerIds, key, title, programmeId, cycleNo, interested, requests, tenders, phase, inUseElsewhere } = row;
  const nameOf = (id: string): string => known.get(id)?.name ?? id;
  // A name that is made up makes the row that shows it partly made up.
  const named = [...partnerIds, ...ownerIds].flatMap((id) => known.get(id) ?? []);
  return {
    key,
    title,
    programmeId,
    cycleNo,
    interested,
    requests,
    tenders,
    partners: partnerIds.map(nameOf),
    phase,
    ipOwner: ownerIds.length > 0 ? ownerIds.map(nameOf).join(', ') : null,
    inUseElsewhere,
    ...joinProvenance(row, ...named),
  };
};

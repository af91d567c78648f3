import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { type OrganisationName, OrganisationNames } from '../../domain/organisation-names.port.js';
import { OrganisationNameRow } from './organisation-name.row.js';

@Injectable()
export class OrganisationNameLookup extends OrganisationNames {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async of(organisationIds: readonly string[]): Promise<(organisationId: string) => OrganisationName> {
    const rows = await this.database.getRepository(OrganisationNameRow).findBy({ organisationId: In([...organisationIds]) });
    const names = new Map(rows.map(({ organisationId, name, named }) => [organisationId, { name, named }]));
    return (organisationId) => names.get(organisationId) ?? { name: organisationId, named: false };
  }
}

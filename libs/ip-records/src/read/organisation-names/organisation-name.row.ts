import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What organisations are called, as the people context last said. */
@Entity('ip_records_organisation_names')
export class OrganisationNameRow {
  @PrimaryColumn('text') organisationId!: string;
  @Column('text') name!: string;
  @Column('boolean') named!: boolean;
}

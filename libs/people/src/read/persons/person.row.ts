import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a reference stands for a person. Who it is stands in the directory and not here. */
@Entity('people_persons')
export class PersonRow {
  @PrimaryColumn('text') personId!: string;
  @Column('text') status!: 'registered' | 'forgotten';
  @Column('text', { nullable: true }) organisationId!: string | null;
  @Column('jsonb') sources!: string[];
  @Column('jsonb') synthetic!: string[];
}

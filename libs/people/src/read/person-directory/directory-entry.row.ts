import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * A name and an address. No projection writes it and no rebuild touches it. An erased one holds neither, and stays as the mark that
 * nothing is to be written under its reference again.
 */
@Entity('people_directory')
export class DirectoryEntryRow {
  @PrimaryColumn('text') personId!: string;
  @Column('text', { nullable: true }) name!: string | null;
  @Column('text', { nullable: true }) email!: string | null;
  @Column('boolean') erased!: boolean;
}

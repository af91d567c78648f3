import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { type DirectoryEntry, PersonDirectory } from '../../domain/person-directory.port.js';
import { DirectoryEntryRow } from './directory-entry.row.js';

/** The directory in the hub's own database. Each step is one statement, so that it happens as a whole or not at all. */
@Injectable()
export class TypeormPersonDirectory extends PersonDirectory {
  constructor(private readonly database: DataSource) {
    super();
  }

  override async draft(personId: string, { name, email }: DirectoryEntry): Promise<void> {
    await this.database.query(
      `INSERT INTO people_directory (person_id, name, email, erased) VALUES ($1, $2, $3, false) ON CONFLICT DO NOTHING`,
      [personId, name, email ?? null],
    );
  }

  override async keep(personId: string, { name, email }: DirectoryEntry): Promise<void> {
    await this.database.query(
      `INSERT INTO people_directory (person_id, name, email, erased) VALUES ($1, $2, $3, false)
       ON CONFLICT (person_id) DO UPDATE SET name = excluded.name, email = excluded.email WHERE NOT people_directory.erased`,
      [personId, name, email ?? null],
    );
  }

  override async erase(personId: string): Promise<void> {
    await this.database.query(
      `INSERT INTO people_directory (person_id, name, email, erased) VALUES ($1, NULL, NULL, true)
       ON CONFLICT (person_id) DO UPDATE SET name = NULL, email = NULL, erased = true`,
      [personId],
    );
  }

  override async find(personIds: readonly string[]): Promise<ReadonlyMap<string, DirectoryEntry>> {
    const rows = await this.database.getRepository(DirectoryEntryRow).findBy({ personId: In([...personIds]), erased: false });
    return new Map(rows.map(({ personId, name, email }) => [personId, { name: name ?? '', ...(email === null ? {} : { email }) }]));
  }
}

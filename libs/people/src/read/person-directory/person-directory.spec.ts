import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '@hub/testing/platform';
import { peopleMigrations } from '../../tables.js';
import { DirectoryEntryRow } from './directory-entry.row.js';
import { TypeormPersonDirectory } from './person-directory.lookup.js';

let db: TestDatabase;
let directory: TypeormPersonDirectory;
beforeAll(async () => {
  db = await openTestDatabase([DirectoryEntryRow], [...peopleMigrations]);
  directory = new TypeormPersonDirectory(db.database);
});
beforeEach(() => db.pool.query('TRUNCATE people_directory'));
afterAll(() => db.close());

const anna = { name: 'Anna Ek', email: 'anna@vaxjo.example' };
const bo = { name: 'Bo Al' };
const found = async () => (await directory.find(['p1'])).get('p1');

describe('the directory of persons', () => {
  it('finds whom it holds, and nobody else', async () => {
    await directory.keep('p1', anna);
    await directory.keep('p2', bo);
    expect(await directory.find(['p1', 'p2', 'p3'])).toEqual(
      new Map([
        ['p1', anna],
        ['p2', bo],
      ]),
    );
    expect(await directory.find([])).toEqual(new Map());
  });

  it('drafts an entry only where there is none', async () => {
    await directory.draft('p1', anna);
    await directory.draft('p1', bo);
    expect(await found()).toEqual(anna);
  });

  it('keeps an entry over a draft, all of it', async () => {
    await directory.draft('p1', anna);
    await directory.keep('p1', bo);
    expect(await found()).toEqual(bo);
  });

  it('never takes a name back in that was erased, however late it comes', async () => {
    await directory.keep('p1', anna);
    await directory.erase('p1');
    await directory.draft('p1', anna);
    await directory.keep('p1', anna);
    expect(await found()).toBeUndefined();
    const { rows } = await db.pool.query('SELECT * FROM people_directory');
    expect(rows).toEqual([{ person_id: 'p1', name: null, email: null, erased: true }]);
  });

  it('erases twice, and somebody it never held', async () => {
    await directory.erase('p1');
    await directory.erase('p1');
    await directory.draft('p1', anna);
    expect(await found()).toBeUndefined();
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrations, rows } from '@hub/hub';
import { Followers, platformMigrations } from '@hub/platform';
import { openTestDatabase, type TestDatabase } from '@hub/testing/platform';
import { getMetadataArgsStorage } from 'typeorm';
import { startHub, type TestHub } from '../setup/start-hub.js';
import { contexts, filesIn, textOfFile } from './tree.js';

const tableOf = (row: unknown): string | undefined => getMetadataArgsStorage().tables.find(({ target }) => target === row)?.name;
const nameOf = (row: unknown): string => (row as { name: string }).name;

describe('the migrations', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase([...rows], [...migrations]);
  });
  afterAll(() => db.close());

  it('leave nothing to add to the tables of the rows', async () => {
    const { upQueries } = await db.database.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('can be taken back one by one, and run again', async () => {
    for (const _ of migrations) await db.database.undoLastMigration();
    expect(await db.database.showMigrations()).toBe(true);
    await db.database.runMigrations();
    expect(await db.database.showMigrations()).toBe(false);
  });

  it('are listed, all of them', () => {
    const written = contexts.flatMap((context) => filesIn(`libs/${context}`).filter((file) => file.includes('/src/migrations/')));
    const classes = written.flatMap((file) => [...textOfFile(file).matchAll(/export class (\w+)/g)].map(([, name]) => name));
    expect(migrations.map(nameOf)).toEqual(expect.arrayContaining(classes));
    expect(migrations).toHaveLength(classes.length + platformMigrations.length);
  });
});

describe('the tables of the read side', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startHub({ HUB_PROJECTIONS: 'off' });
  });
  afterAll(() => hub.close());

  it('are all listed in a tables.ts', () => {
    const files = contexts.flatMap((context) => filesIn(`libs/${context}`).filter((file) => /\/read\/.*\.row\.ts$/.test(file)));
    const entities = files.flatMap((file) =>
      [...textOfFile(file).matchAll(/@Entity\([^)]*\)\s*(?:@\w+\([^]*?\)\s*)*export class (\w+)/g)].map(([, name]) => name),
    );
    expect(entities.length).toBeGreaterThanOrEqual(files.length);
    expect(rows.map(nameOf)).toEqual(expect.arrayContaining(entities));
  });

  it('are named after their context', () => {
    const prefixes = contexts.map((context) => `${context.replaceAll('-', '_')}_`);
    const strangers = rows.map(tableOf).filter((table) => table !== 'checkpoints' && !prefixes.some((prefix) => table?.startsWith(prefix)));
    expect(strangers).toEqual([]);
  });

  /** Written by no projection: how far the followers have come, and the names of persons, which no fact holds (ADR 7). */
  const kept = ['checkpoints', 'people_directory'];

  it('have one writer each', () => {
    const written = hub.app
      .get(Followers)
      .projections()
      .flatMap(({ tables }) => tables.map(tableOf));
    const all = rows.map(tableOf).filter((table) => !kept.includes(table ?? ''));
    expect([...written].sort()).toEqual([...all].sort());
  });
});

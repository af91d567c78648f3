// Writes the migration of a context from its rows: `npm run migration -- proposals`. Run it after the rows' tables changed; a table that
// was released gets a new name instead, because a changed read model is another projection.
import { writeFileSync, mkdirSync, mkdtempSync, rmSync, chmodSync, readdirSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [context] = process.argv.slice(2);
if (!context) throw new Error('name a context: npm run migration -- proposals');
const { rows } = await import('../dist/libs/hub/src/rows.js');
const { openDatabase, shareEmbeddedPostgres } = await import('../dist/libs/platform/src/index.js');

const prefix = `${context.replaceAll('-', '_')}_`;
const folder = mkdtempSync(join(tmpdir(), 'hub-migration-'));
chmodSync(folder, 0o755);
const share = await shareEmbeddedPostgres(folder);
try {
  const database = await openDatabase({ url: share.url, entities: rows, migrations: [], application: 'hub-migration' });
  const log = await database.driver.createSchemaBuilder().log();
  // Of the tables of this context only: a column of another one can have the same beginning.
  const ofContext = new RegExp(`(?:TABLE|ON)\\s+"${prefix}`);
  const statements = log.upQueries.map(({ query }) => query).filter((query) => ofContext.test(query));
  await database.destroy();
  if (statements.length === 0) throw new Error(`no row of ${context} is listed in libs/hub/src/rows.ts`);
  const target = join('libs', context, 'src', 'migrations');
  mkdirSync(target, { recursive: true });
  const known = existsSync(target) ? readdirSync(target).filter((name) => name.endsWith('.ts')) : [];
  const file = known[0] ?? `${Date.now()}-${context}.ts`;
  const stamp = file.split('-')[0];
  const name = context
    .split('-')
    .map((part) => part[0].toUpperCase() + part.slice(1))
    .join('');
  const tables = [...new Set(statements.flatMap((query) => [...query.matchAll(/CREATE TABLE "([^"]+)"/g)].map(([, table]) => table)))];
  writeFileSync(
    join(target, file),
    `import type { MigrationInterface, QueryRunner } from 'typeorm';\n\n/** The read models of ${context}. */\nexport class ${name}${stamp} implements MigrationInterface {\n  async up(runner: QueryRunner): Promise<void> {\n${statements.map((query) => `    await runner.query(\`${query}\`);\n`).join('')}  }\n\n  async down(runner: QueryRunner): Promise<void> {\n${tables
      .reverse()
      .map((table) => `    await runner.query(\`DROP TABLE "${table}"\`);\n`)
      .join('')}  }\n}\n`,
  );
  console.log(`${join(target, file)} exports ${name}${stamp}; list it in libs/hub/src/migrations.ts`);
} finally {
  await share.release();
  rmSync(folder, { recursive: true, force: true });
  rmSync(share.dataDir, { recursive: true, force: true });
}

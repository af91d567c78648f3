import type { INestApplicationContext } from '@nestjs/common';
import { Followers } from '@hub/platform';
import { DataSource } from 'typeorm';

/** Columns that say where in the log something stands: another store has other positions. */
const POSITION = /(^|_)position$/;

/**
 * All rows of all read models as PostgreSQL has them, by table, each as canonical text in an order that is no table's own. Without
 * positions, what two event stores with the same facts lead to can be compared.
 */
export const everyRow = async (
  app: INestApplicationContext,
  { positions }: Readonly<{ positions: boolean }>,
): Promise<Readonly<Record<string, readonly string[]>>> => {
  const database = app.get(DataSource);
  const tables = app
    .get(Followers)
    .projections()
    .flatMap((projection) => projection.tables.map((table) => database.getMetadata(table).tableName));
  return database.transaction(async (tx) => {
    // Moments are shown in the time zone of the session.
    await tx.query(`SET LOCAL TIME ZONE 'UTC'`);
    const rows: Record<string, readonly string[]> = {};
    for (const table of tables.sort()) {
      const found: { row: Record<string, unknown> }[] = await tx.query(`SELECT to_jsonb(t) AS row FROM "${table}" t`);
      rows[table] = found.map(({ row }) => JSON.stringify(positions ? row : withoutPositions(row))).sort();
    }
    return rows;
  });
};

const withoutPositions = (row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !POSITION.test(column)));

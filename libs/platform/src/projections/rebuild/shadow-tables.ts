import type { EntityManager } from 'typeorm';
import type { Projection } from '../projection.js';

/** What stands behind the names of the tables that a rebuild writes. */
export const SHADOW = '__next';

const tablesOf = (tx: EntityManager, projection: Projection): readonly string[] => {
  return projection.tables.map((table) => tx.dataSource.getMetadata(table).tableName);
};

/** Whether every table of the projection has its shadow. */
export const hasShadows = async (tx: EntityManager, projection: Projection): Promise<boolean> => {
  const rows: unknown[] = await tx.query('SELECT FROM unnest($1::text[]) name WHERE to_regclass(quote_ident(name)) IS NULL', [
    tablesOf(tx, projection).map((table) => table + SHADOW),
  ]);
  return rows.length === 0;
};

/** Takes away the shadows that an interrupted rebuild left. */
export const dropShadows = async (tx: EntityManager, projection: Projection): Promise<void> => {
  for (const table of tablesOf(tx, projection)) await tx.query(`DROP TABLE IF EXISTS "${table}${SHADOW}"`);
};

/** Takes all rows out of the tables that are read. */
export const emptyTables = async (tx: EntityManager, projection: Projection): Promise<void> => {
  for (const table of tablesOf(tx, projection)) await tx.query(`TRUNCATE "${table}"`);
};

/** Makes an empty shadow of every table, with the same columns, keys and indexes. */
export const makeShadows = async (tx: EntityManager, projection: Projection): Promise<void> => {
  for (const table of tablesOf(tx, projection)) {
    await tx.query(`DROP TABLE IF EXISTS "${table}${SHADOW}"`);
    await tx.query(`CREATE TABLE "${table}${SHADOW}" (LIKE "${table}" INCLUDING ALL)`);
  }
};

/**
 * Puts the rows of the shadows in place of the old ones. Whoever reads meanwhile sees the old rows until this transaction commits; the
 * tables stay the same ones, with all rights and views on them.
 */
export const moveIn = async (tx: EntityManager, projection: Projection): Promise<void> => {
  for (const table of tablesOf(tx, projection)) {
    await tx.query(`DELETE FROM "${table}"`);
    await tx.query(`INSERT INTO "${table}" SELECT * FROM "${table}${SHADOW}"`);
    await tx.query(`DROP TABLE "${table}${SHADOW}"`);
  }
};

import { type EntityManager, type EntityTarget, FindOperator, type ObjectLiteral } from 'typeorm';
import type { Condition } from './row-shape.js';
import { RowTable } from './row-table.js';

/** What rows are asked for by: properties with one value, or one of several (`In`). */
export type Where<Row> = { readonly [Property in keyof Row]?: Row[Property] | FindOperator<Row[Property]> };

/**
 * The rows of one projection while it takes a batch of facts. Each row is read once, changed in memory, and at the end everything is
 * written with one statement a table; a question finds what the facts before it left, as if each had been written at once. The
 * methods are named, and behave, as those of TypeORM's EntityManager. A row that was handed out is changed only by saving it.
 */
export class Rows {
  private readonly tables = new Map<EntityTarget<ObjectLiteral>, RowTable>();

  /** `suffix` is put behind the names of the tables: a rebuild writes beside the tables that are read. */
  constructor(tx: EntityManager, tables: readonly EntityTarget<ObjectLiteral>[], suffix = '') {
    for (const table of tables) this.tables.set(table, new RowTable(tx, table, suffix));
  }

  async findOneBy<Row extends ObjectLiteral>(row: EntityTarget<Row>, where: Where<Row>): Promise<Row | null> {
    return (await this.findBy(row, where))[0] ?? null;
  }

  /** @throws {Error} when there is none. */
  async findOneByOrFail<Row extends ObjectLiteral>(row: EntityTarget<Row>, where: Where<Row>): Promise<Row> {
    const [found] = await this.findBy(row, where);
    if (!found) throw new Error(`there is no row with ${JSON.stringify(where)}`);
    return found;
  }

  /** In the order of their keys. */
  async findBy<Row extends ObjectLiteral>(row: EntityTarget<Row>, where: Where<Row>): Promise<Row[]> {
    const found = await this.tableOf(row).find(conditionsOf(where));
    return found.map((each) => copyOf(each) as Row);
  }

  /** Puts rows in their place, over what was there: one, or many, also of several tables. A property that is left out keeps its value. */
  async save(rows: ObjectLiteral | readonly ObjectLiteral[]): Promise<void>;
  async save<Row extends ObjectLiteral>(row: EntityTarget<Row>, values: Partial<Row> | readonly Partial<Row>[]): Promise<void>;
  async save(first: EntityTarget<ObjectLiteral> | ObjectLiteral | readonly ObjectLiteral[], values?: ObjectLiteral): Promise<void> {
    const all = [values ?? first].flat() as ObjectLiteral[];
    for (const each of all) await this.tableOf((values ? first : each.constructor) as EntityTarget<ObjectLiteral>).put(each);
  }

  /** Adds a row. @throws {Error} here or when the batch is written, when there is one with its key. */
  async insert<Row extends ObjectLiteral>(row: EntityTarget<Row>, values: Partial<Row>): Promise<void> {
    this.tableOf(row).add(values);
    await Promise.resolve();
  }

  /** @returns how many rows were changed. */
  async update<Row extends ObjectLiteral>(row: EntityTarget<Row>, where: Where<Row>, changes: Partial<Row>): Promise<number> {
    return this.tableOf(row).change(conditionsOf(where), changes);
  }

  async delete<Row extends ObjectLiteral>(row: EntityTarget<Row>, where: Where<Row>): Promise<void> {
    await this.tableOf(row).remove(conditionsOf(where));
  }

  /** Writes all that was changed. */
  async write(): Promise<void> {
    for (const table of this.tables.values()) await table.write();
  }

  private tableOf<Row extends ObjectLiteral>(row: EntityTarget<Row>): RowTable {
    const table = this.tables.get(row as EntityTarget<ObjectLiteral>);
    if (!table) throw new Error(`a projection writes only its own tables, not ${(row as { name?: string }).name ?? 'this one'}`);
    return table;
  }
}

/** A row that shares nothing with the first one that could be changed. Most values are no objects, and copying those is what costs. */
const copyOf = (row: ObjectLiteral): ObjectLiteral => {
  const copy = Object.create(Object.getPrototypeOf(row) as object) as ObjectLiteral;
  for (const name of Object.keys(row)) {
    const value: unknown = row[name];
    copy[name] = typeof value === 'object' && value !== null ? structuredClone(value) : value;
  }
  return copy;
};

const conditionsOf = (where: object): readonly Condition[] =>
  Object.entries(where).map(([property, value]: [string, unknown]) => ({ property, values: valuesOf(value, property) }));

const valuesOf = (value: unknown, property: string): readonly unknown[] => {
  if (value === undefined || value === null) throw new Error(`rows are not looked for by ${property} ${String(value)}`);
  if (!(value instanceof FindOperator)) return [value];
  if (value.type !== 'in') throw new Error(`rows are not looked for by ${value.type}`);
  return value.value as unknown as readonly unknown[];
};

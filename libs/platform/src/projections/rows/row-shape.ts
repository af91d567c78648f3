import type { EntityManager, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';

/** How the rows of one table look in the database and in memory. */
export class RowShape<Row extends ObjectLiteral = ObjectLiteral> {
  private readonly metadata: EntityMetadata;
  readonly table: string;
  /** The names of the properties that make up the primary key. */
  readonly key: readonly string[];

  constructor(
    private readonly tx: EntityManager,
    row: EntityTarget<Row>,
    suffix: string,
  ) {
    this.metadata = tx.dataSource.getMetadata(row);
    this.table = `"${this.metadata.tableName}${suffix}"`;
    if (this.metadata.hasMultiplePrimaryKeys || this.metadata.primaryColumns.length === 1)
      this.key = this.metadata.primaryColumns.map(({ propertyName }) => propertyName);
    else throw new Error(`${this.metadata.tableName} has no primary key`);
    if (this.metadata.generatedColumns.length > 0)
      throw new Error(`${this.metadata.tableName} lets the database make up a value: a rebuild could not make the same rows`);
  }

  /** The key of a row as one text. */
  keyOf(row: ObjectLiteral): string {
    return this.key.length === 1 ? String(row[this.key[0] as string]) : JSON.stringify(this.key.map((name) => row[name] as unknown));
  }

  /** A row with these values; a property that is left out, or undefined, keeps what it had, or is null. */
  rowOf(before: ObjectLiteral | undefined, values: ObjectLiteral): Row {
    const row = this.metadata.create() as ObjectLiteral;
    for (const { propertyName } of this.metadata.columns) {
      const value = values[propertyName] as unknown;
      row[propertyName] = value === undefined ? ((before?.[propertyName] as unknown) ?? null) : value;
    }
    return row as Row;
  }

  /** The rows whose property has one of these values. */
  async select(conditions: readonly Condition[]): Promise<readonly Row[]> {
    const where = conditions.map(({ property }, index) => `${this.columnOf(property)} = ANY ($${index + 1})`).join(' AND ');
    const columns = this.metadata.columns.map(({ databaseName }) => `"${databaseName}"`).join(', ');
    const found: ObjectLiteral[] = await this.tx.query(
      `SELECT ${columns} FROM ${this.table} WHERE ${where}`,
      conditions.map(({ values }) => [...values]),
    );
    return found.map((raw) => this.hydrated(raw));
  }

  /** Writes rows in one statement. Without `over`, a row whose key is taken is an error. */
  async insert(rows: readonly Row[], over: boolean): Promise<void> {
    if (rows.length === 0) return;
    const columns = this.metadata.columns.map(({ databaseName }) => `"${databaseName}"`);
    const keys = this.metadata.primaryColumns.map(({ databaseName }) => `"${databaseName}"`);
    const rest = columns.filter((column) => !keys.includes(column));
    const change = rest.length > 0 ? `DO UPDATE SET ${rest.map((column) => `${column} = excluded.${column}`).join(', ')}` : 'DO NOTHING';
    await this.tx.query(
      `INSERT INTO ${this.table} (${columns.join(', ')}) SELECT ${columns.join(', ')} FROM json_populate_recordset(NULL::${this.table}, $1)
       ${over ? `ON CONFLICT (${keys.join(', ')}) ${change}` : ''}`,
      [JSON.stringify(rows.map((row) => this.dehydrated(row)))],
    );
  }

  async delete(rows: readonly ObjectLiteral[]): Promise<void> {
    if (rows.length === 0) return;
    const same = this.metadata.primaryColumns.map(({ databaseName }) => `t."${databaseName}" = gone."${databaseName}"`).join(' AND ');
    await this.tx.query(`DELETE FROM ${this.table} t USING json_populate_recordset(NULL::${this.table}, $1) gone WHERE ${same}`, [
      JSON.stringify(rows.map((row) => this.dehydrated(row))),
    ]);
  }

  private columnOf(property: string): string {
    const column = this.metadata.findColumnWithPropertyName(property);
    if (!column) throw new Error(`${this.metadata.tableName} has no ${property}`);
    return `"${column.databaseName}"`;
  }

  private hydrated(raw: ObjectLiteral): Row {
    const row = this.metadata.create() as ObjectLiteral;
    for (const column of this.metadata.columns)
      row[column.propertyName] = this.tx.dataSource.driver.prepareHydratedValue(raw[column.databaseName], column) as unknown;
    return row as Row;
  }

  private dehydrated(row: ObjectLiteral): ObjectLiteral {
    const raw: ObjectLiteral = {};
    for (const { databaseName, propertyName } of this.metadata.columns) raw[databaseName] = row[propertyName] as unknown;
    return raw;
  }
}

/** A property and the values it may have. */
export type Condition = Readonly<{ property: string; values: readonly unknown[] }>;

import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { type Condition, RowShape } from './row-shape.js';

type Entry<Row> = { row: Row | undefined; change: 'none' | 'add' | 'write' | 'remove' };

/** The rows of one table that a batch has to do with: each read once, changed in memory, written together. */
export class RowTable<Row extends ObjectLiteral = ObjectLiteral> {
  private readonly shape: RowShape<Row>;
  private readonly entries = new Map<string, Entry<Row>>();
  private readonly asked = new Set<string>();

  constructor(tx: EntityManager, row: EntityTarget<Row>, suffix: string) {
    this.shape = new RowShape(tx, row, suffix);
  }

  /** The rows that meet all conditions, in the order of their keys. */
  async find(conditions: readonly Condition[]): Promise<readonly Row[]> {
    const keys = this.keysAsked(conditions);
    if (keys) {
      await this.readKeys(keys, conditions);
      return keys.map((key) => this.entries.get(key)?.row).filter((row) => row !== undefined);
    }
    const asked = JSON.stringify(conditions);
    if (!this.asked.has(asked)) {
      this.learn(await this.shape.select(conditions));
      this.asked.add(asked);
    }
    return [...this.entries.entries()]
      .filter(([, { row }]) => row && conditions.every(({ property, values }) => values.includes(row[property])))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { row }]) => row as Row);
  }

  /** Puts a row in its place, over what was there; what is left out of `values` stays. */
  async put(values: ObjectLiteral): Promise<void> {
    const key = this.shape.keyOf(values);
    const known = this.entries.get(key);
    const before = known ? known.row : (await this.find(this.keyConditions(values)))[0];
    this.entries.set(key, { row: this.shape.rowOf(before, values), change: 'write' });
  }

  /** Adds a row. When its key is taken, this or the writing of the batch fails. */
  add(values: ObjectLiteral): void {
    const key = this.shape.keyOf(values);
    const known = this.entries.get(key);
    if (known?.row) throw new Error(`${this.shape.table} has a row ${key} already`);
    this.entries.set(key, { row: this.shape.rowOf(undefined, values), change: known?.change === 'remove' ? 'write' : 'add' });
  }

  async change(conditions: readonly Condition[], changes: ObjectLiteral): Promise<number> {
    const rows = await this.find(conditions);
    for (const row of rows) await this.put({ ...row, ...changes });
    return rows.length;
  }

  async remove(conditions: readonly Condition[]): Promise<void> {
    for (const row of await this.find(conditions)) {
      const key = this.shape.keyOf(row);
      // One that was added by this batch leaves no trace.
      this.entries.set(key, { row: undefined, change: this.entries.get(key)?.change === 'add' ? 'none' : 'remove' });
    }
  }

  /** Writes what was changed since the last time. */
  async write(): Promise<void> {
    const changed = (change: Entry<Row>['change']) => [...this.entries].filter(([, entry]) => entry.change === change);
    await this.shape.delete(changed('remove').map(([key]) => this.keyValues(key)));
    await this.shape.insert(
      changed('add').map(([, { row }]) => row as Row),
      false,
    );
    await this.shape.insert(
      changed('write').map(([, { row }]) => row as Row),
      true,
    );
    for (const entry of this.entries.values()) entry.change = 'none';
  }

  /** The keys that are asked for, when the conditions name the whole key and nothing else; otherwise the rows have to be looked for. */
  private keysAsked(conditions: readonly Condition[]): readonly string[] | undefined {
    const { key } = this.shape;
    if (conditions.length !== key.length || !key.every((name) => conditions.some(({ property }) => property === name))) return undefined;
    const [only] = conditions;
    if (key.length === 1 && only) return [...new Set(only.values.map(String))];
    if (conditions.some(({ values }) => values.length !== 1)) return undefined;
    return [this.shape.keyOf(Object.fromEntries(conditions.map(({ property, values: [value] }) => [property, value])))];
  }

  private async readKeys(keys: readonly string[], conditions: readonly Condition[]): Promise<void> {
    const unknown = keys.filter((key) => !this.entries.has(key));
    if (unknown.length === 0) return;
    const [only] = conditions;
    const asked = conditions.length === 1 && only ? [{ ...only, values: unknown }] : conditions;
    this.learn(await this.shape.select(asked));
    for (const key of unknown) if (!this.entries.has(key)) this.entries.set(key, { row: undefined, change: 'none' });
  }

  private learn(rows: readonly Row[]): void {
    for (const row of rows) {
      const key = this.shape.keyOf(row);
      if (!this.entries.has(key)) this.entries.set(key, { row, change: 'none' });
    }
  }

  private keyConditions(values: ObjectLiteral): readonly Condition[] {
    return this.shape.key.map((property) => ({ property, values: [values[property] as unknown] }));
  }

  private keyValues(key: string): ObjectLiteral {
    const values = this.shape.key.length === 1 ? [key] : (JSON.parse(key) as unknown[]);
    return Object.fromEntries(this.shape.key.map((name, index) => [name, values[index]]));
  }
}

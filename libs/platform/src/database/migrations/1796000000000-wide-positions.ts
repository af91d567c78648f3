import type { MigrationInterface, QueryRunner } from 'typeorm';

const columnsOf = async (runner: QueryRunner, type: string): Promise<readonly { table: string; column: string }[]> =>
  (await runner.query(
    `SELECT c.table_name AS "table", c.column_name AS "column" FROM information_schema.columns c
     JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND c.data_type = $1
       AND c.column_name ~ '(^|_)position$' AND c.table_name NOT IN ('events', 'event_head')`,
    [type],
  )) as { table: string; column: string }[];

/** Positions of up to 127 bits in every read model and checkpoint: a store can need two halves of 64 bits for one place in its log. */
export class WidePositions1796000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const { table, column } of await columnsOf(runner, 'bigint'))
      await runner.query(`ALTER TABLE "${table}" ALTER COLUMN "${column}" TYPE numeric(39,0)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { table, column } of await columnsOf(runner, 'numeric'))
      await runner.query(`ALTER TABLE "${table}" ALTER COLUMN "${column}" TYPE bigint`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which log the read models are made of: the kind of its store, and its first fact once there is one. */
export class ReadSideLog1796000004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "read_side_log" ("one" boolean PRIMARY KEY DEFAULT true CHECK ("one"), "store" text NOT NULL, "first_fact" uuid)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "read_side_log"');
  }
}

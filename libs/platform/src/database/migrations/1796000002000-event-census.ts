import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which types of facts the log holds, and how far it was looked through for them. */
export class EventCensus1796000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "event_types" ("type" text COLLATE "C" NOT NULL PRIMARY KEY, "facts" bigint NOT NULL,
         "first_position" numeric(39,0) NOT NULL, "last_position" numeric(39,0) NOT NULL)`,
    );
    await runner.query(
      `CREATE TABLE "event_census" ("one" boolean PRIMARY KEY DEFAULT true CHECK ("one"), "position" numeric(39,0) NOT NULL)`,
    );
    await runner.query(`INSERT INTO "event_census" ("position") VALUES (0)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "event_census"');
    await runner.query('DROP TABLE "event_types"');
  }
}

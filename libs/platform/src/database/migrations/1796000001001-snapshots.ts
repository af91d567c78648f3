import type { MigrationInterface, QueryRunner } from 'typeorm';

/** States of long streams, and where in them the commands are. Both can be made again from the log. */
export class Snapshots1796000001001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "snapshots" (
      "stream" text COLLATE "C" NOT NULL, "decider" text COLLATE "C" NOT NULL, "build" text NOT NULL, "version" integer NOT NULL,
      "position" numeric(39,0) NOT NULL, "last_id" text NOT NULL, "last_at" text, "provenance" jsonb NOT NULL, "state" bytea NOT NULL,
      "taken_at" timestamptz NOT NULL, PRIMARY KEY ("stream", "decider"))`);
    await runner.query(`CREATE TABLE "snapshot_commands" (
      "stream" text COLLATE "C" NOT NULL, "command_id" text COLLATE "C" NOT NULL, "version" integer NOT NULL,
      PRIMARY KEY ("stream", "command_id"))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "snapshot_commands"');
    await runner.query('DROP TABLE "snapshots"');
  }
}

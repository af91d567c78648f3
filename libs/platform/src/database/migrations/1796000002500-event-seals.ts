import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every fact was when the log was last verified, so that a past that was changed is named. */
export class EventSeals1796000002500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "event_seals" ("stream" text COLLATE "C" NOT NULL, "version" integer NOT NULL, "type" text NOT NULL,
         "position" numeric(39,0) NOT NULL, "hash" bytea NOT NULL CHECK (length("hash") = 32),
         "sealed_at" timestamptz NOT NULL DEFAULT now(), PRIMARY KEY ("stream", "version"))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "event_seals"');
  }
}

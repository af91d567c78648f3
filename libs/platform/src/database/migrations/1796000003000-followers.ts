import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who moves which follower, what was parked, what is to be done outside, and what is due when. */
export class Followers1796000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "checkpoints" DROP COLUMN "error"`);
    await runner.query(`ALTER TABLE "checkpoints" ADD COLUMN "epoch" bigint NOT NULL DEFAULT 0`);
    await runner.query(`ALTER TABLE "checkpoints" ADD COLUMN "build" text`);
    await runner.query(`CREATE TABLE "workers" (
      "name" text NOT NULL PRIMARY KEY, "backend" integer NOT NULL, "backend_start" timestamptz NOT NULL, "seen_at" timestamptz NOT NULL)`);
    await runner.query(`CREATE TABLE "leases" (
      "follower" text NOT NULL PRIMARY KEY, "owner" text NOT NULL, "backend" integer NOT NULL, "backend_start" timestamptz NOT NULL,
      "expires_at" timestamptz NOT NULL)`);
    await runner.query(`CREATE TABLE "parked" (
      "follower" text NOT NULL, "stream" text COLLATE "C" NOT NULL, "version" integer NOT NULL, "position" numeric(39,0) NOT NULL,
      "type" text NOT NULL, "error" text, "attempts" integer NOT NULL, "parked_at" timestamptz NOT NULL, "replay" boolean NOT NULL DEFAULT false,
      PRIMARY KEY ("follower", "stream", "version"))`);
    await runner.query(`CREATE TABLE "outbox" (
      "handler" text NOT NULL, "event_id" text NOT NULL, "stream" text COLLATE "C" NOT NULL, "version" integer NOT NULL,
      "position" numeric(39,0) NOT NULL, "timer" text, "done_at" timestamptz, PRIMARY KEY ("handler", "event_id"))`);
    await runner.query(`CREATE INDEX "outbox_waiting" ON "outbox" ("position") WHERE "done_at" IS NULL`);
    await runner.query(`CREATE TABLE "timers" (
      "handler" text NOT NULL, "key" text NOT NULL, "due_at" timestamptz NOT NULL, "event_id" text NOT NULL, "stream" text COLLATE "C" NOT NULL,
      "version" integer NOT NULL, "position" numeric(39,0) NOT NULL, "fired_at" timestamptz, PRIMARY KEY ("handler", "key"))`);
    await runner.query(`CREATE INDEX "timers_waiting" ON "timers" ("due_at") WHERE "fired_at" IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['timers', 'outbox', 'parked', 'leases', 'workers']) await runner.query(`DROP TABLE "${table}"`);
    await runner.query(`ALTER TABLE "checkpoints" DROP COLUMN "build", DROP COLUMN "epoch"`);
    await runner.query(`ALTER TABLE "checkpoints" ADD COLUMN "error" text`);
  }
}

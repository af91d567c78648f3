import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The read models of testbeds. */
export class Testbeds1795563913462 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "testbeds_test_beds" ("id" text NOT NULL, "opened_position" bigint NOT NULL, "opened_at" TIMESTAMP WITH TIME ZONE NOT NULL, "changed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL, "position" bigint NOT NULL, "sources" jsonb NOT NULL, "synthetic" jsonb NOT NULL, "challenge_id" text NOT NULL, "site" text NOT NULL, "host" text NOT NULL, "opens_on" date NOT NULL, "closes_on" date, "status" text NOT NULL, "closed_because" text, "feedback" jsonb NOT NULL, "adoption" jsonb NOT NULL, CONSTRAINT "UQ_eed5baae3700293dbfd7f7b53d4" UNIQUE ("opened_position"), CONSTRAINT "PK_0a8ae31911d73f27b87c2aa76c1" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE TABLE "testbeds_time_invested" ("challenge_id" text NOT NULL, "function" text NOT NULL, "activity" text NOT NULL, "minutes" integer NOT NULL, "sources" jsonb NOT NULL, "synthetic" jsonb NOT NULL, CONSTRAINT "PK_1a6027f07ffb2c903d1edeb56c5" PRIMARY KEY ("challenge_id", "function", "activity"))`);
    await runner.query(`CREATE TABLE "testbeds_known_challenges" ("challenge_id" text NOT NULL, CONSTRAINT "PK_3491d636efeb86606c4d1cffad1" PRIMARY KEY ("challenge_id"))`);
    await runner.query(`CREATE TABLE "testbeds_time_entries" ("entry_id" text NOT NULL, "person" text NOT NULL, "year" integer NOT NULL, "day" date NOT NULL, "challenge_id" text NOT NULL, "test_bed_id" text, "function" text NOT NULL, "activity" text NOT NULL, "minutes" integer NOT NULL, "approved_by" text NOT NULL, "corrections" integer NOT NULL, "sources" jsonb NOT NULL, "synthetic" jsonb NOT NULL, CONSTRAINT "PK_a116e09e34dd88ada7c5eee0d7e" PRIMARY KEY ("entry_id"))`);
    await runner.query(`CREATE INDEX "IDX_942d89699c89aa38deaeb8c559" ON "testbeds_time_entries"  ("person", "year") `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "testbeds_time_entries"`);
    await runner.query(`DROP TABLE "testbeds_known_challenges"`);
    await runner.query(`DROP TABLE "testbeds_time_invested"`);
    await runner.query(`DROP TABLE "testbeds_test_beds"`);
  }
}

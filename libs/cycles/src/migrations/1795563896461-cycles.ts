import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The read models of cycles. */
export class Cycles1795563896461 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "cycles_challenge_standing" ("challenge_id" text NOT NULL, "standing" text NOT NULL, "ready_as" text NOT NULL, "programme_id" text, "cycle_no" integer, CONSTRAINT "PK_5acf65c1720169c60f3d92604f8" PRIMARY KEY ("challenge_id"))`);
    await runner.query(`CREATE TABLE "cycles_cycle_plan" ("programme_id" text NOT NULL, "cycle_no" integer NOT NULL, "status" text NOT NULL, "plan" jsonb NOT NULL, "first_plan" jsonb NOT NULL, "times_replanned" integer NOT NULL, "actual" jsonb NOT NULL, "slip" jsonb NOT NULL, "slip_from_first_plan" jsonb NOT NULL, "planned_days" jsonb NOT NULL, "actual_days" jsonb NOT NULL, "challenge_ids" jsonb NOT NULL, "outcomes" jsonb NOT NULL, "sources" jsonb NOT NULL, "synthetic" jsonb NOT NULL, CONSTRAINT "PK_647733db0f985566b127fed261d" PRIMARY KEY ("programme_id", "cycle_no"))`);
    await runner.query(`CREATE TABLE "cycles_procurement_cycles" ("procurement_id" text NOT NULL, "programme_id" text NOT NULL, "cycle_no" integer NOT NULL, CONSTRAINT "PK_e12ed24d4f4f7942a928a79be5f" PRIMARY KEY ("procurement_id"))`);
    await runner.query(`CREATE TABLE "cycles_programmes" ("id" text NOT NULL, "opened_position" bigint NOT NULL, "opened_at" TIMESTAMP WITH TIME ZONE NOT NULL, "changed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL, "position" bigint NOT NULL, "sources" jsonb NOT NULL, "synthetic" jsonb NOT NULL, "name" text NOT NULL, "max_cycles" integer NOT NULL, "min_challenges_per_cycle" integer NOT NULL, "max_challenges_per_cycle" integer NOT NULL, "max_challenges" integer NOT NULL, "starts_on" date NOT NULL, "ends_on" date NOT NULL, "first_ends_on" date NOT NULL, "cycles_opened" integer NOT NULL, "cycles" jsonb NOT NULL, "public_provenance" jsonb NOT NULL, CONSTRAINT "UQ_425172ebca32f1344ba60ff731c" UNIQUE ("opened_position"), CONSTRAINT "PK_02d41bbd936d27897433dcc5c61" PRIMARY KEY ("id"))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "cycles_programmes"`);
    await runner.query(`DROP TABLE "cycles_procurement_cycles"`);
    await runner.query(`DROP TABLE "cycles_cycle_plan"`);
    await runner.query(`DROP TABLE "cycles_challenge_standing"`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The read models of partnerships. */
export class Partnerships1795563978003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "partnerships_awards" ("procurement_id" text NOT NULL, "challenge_id" text NOT NULL, "partners" jsonb NOT NULL, "contract_from" date, "documents_version" text NOT NULL, "may_end_after_phase" boolean NOT NULL, "cancelled" boolean NOT NULL, CONSTRAINT "PK_0189da5b71b1a045ce72c3b1ef0" PRIMARY KEY ("procurement_id"))`);
    await runner.query(`CREATE TABLE "partnerships_partnerships" ("id" text NOT NULL, "opened_position" bigint NOT NULL, "opened_at" TIMESTAMP WITH TIME ZONE NOT NULL, "changed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL, "position" bigint NOT NULL, "sources" jsonb NOT NULL, "synthetic" jsonb NOT NULL, "procurement_id" text NOT NULL, "challenge_id" text NOT NULL, "partner" text NOT NULL, "status" text NOT NULL, "standing" text NOT NULL, "phase_no" integer, "signed_on" date NOT NULL, "phases" jsonb NOT NULL, "maximum_cost" jsonb NOT NULL, "approved" jsonb NOT NULL, "cost" jsonb, "performance_levels" jsonb NOT NULL, "first_customer_terms" jsonb NOT NULL, "first_customer_from" date, "maintenance_terms" text NOT NULL, "usage_right" jsonb NOT NULL, "commercialisation" text NOT NULL, "documents_version" text NOT NULL, "may_end_after_phase" boolean NOT NULL, "end_reason" text, CONSTRAINT "UQ_5b86b8b78600198cfbc91e05b98" UNIQUE ("opened_position"), CONSTRAINT "PK_5beb2c045ee9bc36c7adde9bfb2" PRIMARY KEY ("id"))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "partnerships_partnerships"`);
    await runner.query(`DROP TABLE "partnerships_awards"`);
  }
}

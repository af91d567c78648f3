import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The read models of evaluations. */
export class Evaluations1795564083304 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "evaluations_benefit_thresholds" ("valid_from" date NOT NULL, "hourly_rate" jsonb NOT NULL, "medium_from" jsonb NOT NULL, "large_from" jsonb NOT NULL, "source" text NOT NULL, "reason" text NOT NULL, "set_by" text NOT NULL, "set_at" TIMESTAMP WITH TIME ZONE NOT NULL, "sources" jsonb NOT NULL, "synthetic" jsonb NOT NULL, CONSTRAINT "PK_c68d593934866dcc2d5028b27a8" PRIMARY KEY ("valid_from"))`);
    await runner.query(`CREATE TABLE "evaluations_evaluations" ("id" text NOT NULL, "opened_position" bigint NOT NULL, "opened_at" TIMESTAMP WITH TIME ZONE NOT NULL, "changed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL, "position" bigint NOT NULL, "sources" jsonb NOT NULL, "synthetic" jsonb NOT NULL, "proposal_id" text NOT NULL, "round" integer NOT NULL, "status" text NOT NULL, "evaluators" jsonb NOT NULL, "effect" jsonb, "scan" jsonb, "annual_value" jsonb, "band" text, "thresholds_from" date, "verdict" text, "reason" text, "existing_solution" text, "decided_by" text, "delegation" text, "writings" jsonb NOT NULL, "joint_text" jsonb, "awaited" jsonb NOT NULL, "admitted" jsonb NOT NULL, "barred" jsonb NOT NULL, CONSTRAINT "UQ_9f6d67b41c06059ffabf39c1ef3" UNIQUE ("opened_position"), CONSTRAINT "PK_21661026fd30be66c135261208b" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE TABLE "evaluations_proposal_standings" ("proposal_id" text NOT NULL, "status" text NOT NULL, "title" text NOT NULL, "department" text, "challenge_id" text, CONSTRAINT "PK_7129a8c1218a08be9da3c40d451" PRIMARY KEY ("proposal_id"))`);
    await runner.query(`CREATE INDEX "IDX_466d0ac8db8e8059042c51237b" ON "evaluations_proposal_standings"  ("challenge_id") `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "evaluations_proposal_standings"`);
    await runner.query(`DROP TABLE "evaluations_evaluations"`);
    await runner.query(`DROP TABLE "evaluations_benefit_thresholds"`);
  }
}

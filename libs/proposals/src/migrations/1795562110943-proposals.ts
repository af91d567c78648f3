import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The read models of proposals. */
export class Proposals1795562110943 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "proposals_cleared_evaluators" ("proposal_id" text NOT NULL, "evaluator" text NOT NULL, CONSTRAINT "PK_cda7a9b0ef1cba767816a93cbfa" PRIMARY KEY ("proposal_id", "evaluator"))`);
    await runner.query(`CREATE TABLE "proposals_proposals" ("id" text NOT NULL, "opened_position" bigint NOT NULL, "opened_at" TIMESTAMP WITH TIME ZONE NOT NULL, "changed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL, "position" bigint NOT NULL, "sources" jsonb NOT NULL, "synthetic" jsonb NOT NULL, "case_number" text, "source" text NOT NULL, "title" text NOT NULL, "need" text NOT NULL, "proposer" text NOT NULL, "department" text, "answer_due_on" date NOT NULL, "status" text NOT NULL, "outcome" text, "outcome_reason" text, "evaluation_id" text, "challenge_id" text, "merged_into" text, "parts" jsonb NOT NULL, "citizen_case_number" text, "citizen_decision" text, "questions" jsonb NOT NULL, CONSTRAINT "UQ_1c297023b2f57470fd26ce63b7e" UNIQUE ("opened_position"), CONSTRAINT "PK_9288ce35e77106d6796843dd143" PRIMARY KEY ("id"))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "proposals_proposals"`);
    await runner.query(`DROP TABLE "proposals_cleared_evaluators"`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The read models of challenges. */
export class Challenges1795564098954 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "challenges_challenges" ("id" text NOT NULL, "opened_position" bigint NOT NULL, "opened_at" TIMESTAMP WITH TIME ZONE NOT NULL, "changed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL, "position" bigint NOT NULL, "sources" jsonb NOT NULL, "synthetic" jsonb NOT NULL, "title" text NOT NULL, "need" text NOT NULL, "status" text NOT NULL, "proposal_ids" jsonb NOT NULL, "need_owner" text, "effect_goals" jsonb NOT NULL, "minimum_requirements" jsonb NOT NULL, "implementation_likelihood" text, "published_at" TIMESTAMP WITH TIME ZONE, "programme_id" text, "cycle_no" integer, "measured_effects" jsonb NOT NULL, "abandon_ground" text, "end_reason" text, CONSTRAINT "UQ_e567cda7e7bae919d77d213afe7" UNIQUE ("opened_position"), CONSTRAINT "PK_091a9bff6fd508d6bc227722907" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE TABLE "challenges_proposal_verdicts" ("proposal_id" text NOT NULL, "for_achallenge" boolean NOT NULL, "challenge_id" text, CONSTRAINT "PK_734427cfe0d5ca6bb152eb7fada" PRIMARY KEY ("proposal_id"))`);
    await runner.query(`CREATE INDEX "IDX_c970effe439a213dcfd99bbed4" ON "challenges_proposal_verdicts"  ("challenge_id") `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "challenges_proposal_verdicts"`);
    await runner.query(`DROP TABLE "challenges_challenges"`);
  }
}

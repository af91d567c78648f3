import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a promised answer is overdue. No fact that was recorded before says so: what is there is right as it is. */
export class ProposalsAnswerOverdue1796000010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "proposals_proposals" ADD COLUMN "answer_overdue" boolean NOT NULL DEFAULT false`);
    await runner.query(`ALTER TABLE "proposals_proposals" ALTER COLUMN "answer_overdue" DROP DEFAULT`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "proposals_proposals" DROP COLUMN "answer_overdue"`);
  }
}

import { GROUP_COMMIT_SCHEMA } from '@hub/event-store';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Several appends in one statement. */
export class GroupCommit1796000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(GROUP_COMMIT_SCHEMA);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION append_together; DROP FUNCTION append_in_turn');
  }
}

import { EVENT_STORE_SCHEMA } from '@hub/event-store';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The event store, and how far each follower has come. */
export class Platform1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(EVENT_STORE_SCHEMA);
    await runner.query(
      `CREATE TABLE "checkpoints" ("name" text NOT NULL PRIMARY KEY, "position" bigint NOT NULL, "error" text, "moved_at" timestamptz NOT NULL)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "checkpoints"');
    await runner.query('DROP FUNCTION append_events; DROP TABLE events; DROP TABLE event_head');
  }
}

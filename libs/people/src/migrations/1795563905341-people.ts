import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The read models of people, and the directory of names. */
export class People1795563905341 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "people_organisations" ("id" text NOT NULL, "opened_position" bigint NOT NULL, "opened_at" TIMESTAMP WITH TIME ZONE NOT NULL, "changed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL, "position" bigint NOT NULL, "sources" jsonb NOT NULL, "synthetic" jsonb NOT NULL, "name" text NOT NULL, "kind" text NOT NULL, "named" boolean NOT NULL, CONSTRAINT "UQ_4c71ea2f3dbf03d7cb147290761" UNIQUE ("opened_position"), CONSTRAINT "PK_ca4b2f997233957b7077d315a28" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE TABLE "people_directory" ("person_id" text NOT NULL, "name" text, "email" text, "erased" boolean NOT NULL, CONSTRAINT "PK_d1d84d078e736952ea3b5d449af" PRIMARY KEY ("person_id"))`);
    await runner.query(`CREATE TABLE "people_persons" ("person_id" text NOT NULL, "status" text NOT NULL, "organisation_id" text, "sources" jsonb NOT NULL, "synthetic" jsonb NOT NULL, CONSTRAINT "PK_31b7319975366d44c33c6a7731a" PRIMARY KEY ("person_id"))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "people_persons"`);
    await runner.query(`DROP TABLE "people_directory"`);
    await runner.query(`DROP TABLE "people_organisations"`);
  }
}

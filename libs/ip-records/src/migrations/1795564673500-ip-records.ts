import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The read models of ip-records. */
export class IpRecords1795564673500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "ip_records_ip_records" ("id" text NOT NULL, "opened_position" bigint NOT NULL, "opened_at" TIMESTAMP WITH TIME ZONE NOT NULL, "changed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL, "position" bigint NOT NULL, "sources" jsonb NOT NULL, "synthetic" jsonb NOT NULL, "partnership_id" text NOT NULL, "challenge_id" text NOT NULL, "status" text NOT NULL, "owner" text NOT NULL, "control_level" text NOT NULL, "usage_right" jsonb NOT NULL, "usage_right_since" date, "commercialisation" text NOT NULL, "documents_version" text NOT NULL, "assets" jsonb NOT NULL, "reference_for" jsonb NOT NULL, "resales" jsonb NOT NULL, "use_by_others" jsonb NOT NULL, "in_use_elsewhere" integer, CONSTRAINT "UQ_bb6ac3e2db4d548bace00489ac1" UNIQUE ("opened_position"), CONSTRAINT "PK_5870a6f8e5e51700c0958e1c1f1" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE TABLE "ip_records_organisation_names" ("organisation_id" text NOT NULL, "name" text NOT NULL, "named" boolean NOT NULL, CONSTRAINT "PK_9ae702d8600e466630311a58998" PRIMARY KEY ("organisation_id"))`);
    await runner.query(`CREATE TABLE "ip_records_ownership_register" ("ip_record_id" text NOT NULL, "challenge_id" text NOT NULL, "owner" text NOT NULL, "control_level" text NOT NULL, "usage_right" jsonb NOT NULL, "commercialisation" text NOT NULL, "agreed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "usage_right_since" date, "foreground" jsonb NOT NULL, "reference_for" jsonb NOT NULL, "resale_count" integer NOT NULL, "in_use_elsewhere" integer, "sources" jsonb NOT NULL, "synthetic" jsonb NOT NULL, "latest_count" integer, "resales" jsonb NOT NULL, CONSTRAINT "PK_57ce3a2b8f3f2aa3dd351d6cf5b" PRIMARY KEY ("ip_record_id"))`);
    await runner.query(`CREATE TABLE "ip_records_first_customers" ("partnership_id" text NOT NULL, "first_customer_from" date NOT NULL, "sources" jsonb NOT NULL, "synthetic" jsonb NOT NULL, CONSTRAINT "PK_af36a024295efe9bcbd0a4b63fe" PRIMARY KEY ("partnership_id"))`);
    await runner.query(`CREATE TABLE "ip_records_spread" ("challenge_id" text NOT NULL, "owners" jsonb NOT NULL, "in_use_elsewhere" integer, "evaluating_elsewhere" integer, "evaluating_is_approximate" boolean NOT NULL, "counted_on" date, "counts" jsonb NOT NULL, "resales" jsonb NOT NULL, "sources" jsonb NOT NULL, "synthetic" jsonb NOT NULL, CONSTRAINT "PK_3c62805f222f587bb40be87aa73" PRIMARY KEY ("challenge_id"))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "ip_records_spread"`);
    await runner.query(`DROP TABLE "ip_records_first_customers"`);
    await runner.query(`DROP TABLE "ip_records_ownership_register"`);
    await runner.query(`DROP TABLE "ip_records_organisation_names"`);
    await runner.query(`DROP TABLE "ip_records_ip_records"`);
  }
}

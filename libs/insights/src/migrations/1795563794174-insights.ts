import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The read models of insights. */
export class Insights1795563794174 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "insights_challenge_portfolio" ("key" text NOT NULL, "drafted_position" bigint NOT NULL, "title" text NOT NULL, "programme_id" text, "cycle_no" integer, "interested" integer, "requests" integer, "tenders" integer, "partner_ids" jsonb NOT NULL, "phase" text NOT NULL, "owner_ids" jsonb NOT NULL, "in_use_elsewhere" integer, "sources" jsonb NOT NULL, "synthetic" jsonb NOT NULL, "standing" jsonb NOT NULL, CONSTRAINT "UQ_7678fb9399c10490f64345a97d2" UNIQUE ("drafted_position"), CONSTRAINT "PK_1ab19ae5311757eb8793aed2481" PRIMARY KEY ("key"))`);
    await runner.query(`CREATE TABLE "insights_challenge_portfolio_organisations" ("organisation_id" text NOT NULL, "name" text NOT NULL, "sources" jsonb NOT NULL, "synthetic" jsonb NOT NULL, CONSTRAINT "PK_725021a601ae40375aa09b3a02f" PRIMARY KEY ("organisation_id"))`);
    await runner.query(`CREATE TABLE "insights_challenge_portfolio_proposals" ("proposal_id" text NOT NULL, "challenge_ids" jsonb NOT NULL, "sources" jsonb NOT NULL, "synthetic" jsonb NOT NULL, CONSTRAINT "PK_d28869baccec65d9a5c87818f4a" PRIMARY KEY ("proposal_id"))`);
    await runner.query(`CREATE TABLE "insights_effect_market_matrix" ("proposal_id" text NOT NULL, "case_number" text, "title" text NOT NULL, "benefit" text, "market" text, "annual_value" jsonb, "verdict" text, "sources" jsonb NOT NULL, "synthetic" jsonb NOT NULL, "position" bigint NOT NULL, CONSTRAINT "UQ_70910de84c793a8741034f6689a" UNIQUE ("position"), CONSTRAINT "PK_2c5a55a72592e60d68d2d0efc33" PRIMARY KEY ("proposal_id"))`);
    await runner.query(`CREATE INDEX "IDX_fe6c6722b3bc32017991dd264a" ON "insights_effect_market_matrix"  ("benefit", "market") `);
    await runner.query(`CREATE TABLE "insights_funnel" ("proposal_id" text NOT NULL, "case_number" text, "title" text NOT NULL, "source" text NOT NULL, "place" text NOT NULL, "reason" text, "challenge_id" text, "merged_into" text, "sources" jsonb NOT NULL, "synthetic" jsonb NOT NULL, "standing" text NOT NULL, "own_reason" text, "reached" jsonb NOT NULL, "position" bigint NOT NULL, CONSTRAINT "PK_754f7acd788f5c8c686328dfb97" PRIMARY KEY ("proposal_id"))`);
    await runner.query(`CREATE INDEX "IDX_2d578f23e7db6e97307957ebfc" ON "insights_funnel"  ("challenge_id") `);
    await runner.query(`CREATE INDEX "IDX_bc520a3598c3980a8996d1b077" ON "insights_funnel"  ("place", "position") `);
    await runner.query(`CREATE TABLE "insights_funnel_challenges" ("challenge_id" text NOT NULL, "standing" jsonb NOT NULL, "reason" text, "reached" jsonb NOT NULL, "sources" jsonb NOT NULL, "synthetic" jsonb NOT NULL, CONSTRAINT "PK_bd9eecb925b9f07a1901d556004" PRIMARY KEY ("challenge_id"))`);
    await runner.query(`CREATE TABLE "insights_lineage_nodes" ("ref" text NOT NULL, "kind" text NOT NULL, "id" text NOT NULL, "alias" text, "label" text NOT NULL, "state" text, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "sources" jsonb NOT NULL, "synthetic" jsonb NOT NULL, CONSTRAINT "PK_59aceacd1c550935fd31df14fe3" PRIMARY KEY ("ref"))`);
    await runner.query(`CREATE INDEX "IDX_4f65515fc2f15bc69e3d47a42c" ON "insights_lineage_nodes"  ("id") `);
    await runner.query(`CREATE INDEX "IDX_268a89bfdefbc4665fe5010ebc" ON "insights_lineage_nodes"  ("alias") `);
    await runner.query(`CREATE TABLE "insights_lineage_edges" ("from_ref" text NOT NULL, "to_ref" text NOT NULL, "how" text NOT NULL, CONSTRAINT "PK_b46bba27a235f4e9746ecb37076" PRIMARY KEY ("from_ref", "to_ref", "how"))`);
    await runner.query(`CREATE INDEX "IDX_b5d563e7271b1f804629481b21" ON "insights_lineage_edges"  ("to_ref") `);
    await runner.query(`CREATE TABLE "insights_summary_programmes" ("programme_id" text NOT NULL, "cycles_planned" integer NOT NULL, "challenges_max" integer NOT NULL, "opened_cycles" jsonb NOT NULL, "position" bigint NOT NULL, CONSTRAINT "UQ_8bad40206d2bf26d1cf6e6264a7" UNIQUE ("position"), CONSTRAINT "PK_2d61389e1f196c711ebf826935b" PRIMARY KEY ("programme_id"))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "insights_summary_programmes"`);
    await runner.query(`DROP TABLE "insights_lineage_edges"`);
    await runner.query(`DROP TABLE "insights_lineage_nodes"`);
    await runner.query(`DROP TABLE "insights_funnel_challenges"`);
    await runner.query(`DROP TABLE "insights_funnel"`);
    await runner.query(`DROP TABLE "insights_effect_market_matrix"`);
    await runner.query(`DROP TABLE "insights_challenge_portfolio_proposals"`);
    await runner.query(`DROP TABLE "insights_challenge_portfolio_organisations"`);
    await runner.query(`DROP TABLE "insights_challenge_portfolio"`);
  }
}

import { Entity, PrimaryColumn } from 'typeorm';

/** An evaluator who declared that nothing keeps them from judging a proposal, and so may read it. */
@Entity('proposals_cleared_evaluators')
export class ClearedEvaluatorRow {
  @PrimaryColumn('text') proposalId!: string;
  @PrimaryColumn('text') evaluator!: string;
}

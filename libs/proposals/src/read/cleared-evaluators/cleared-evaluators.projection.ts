import { Injectable } from '@nestjs/common';
import type { ConflictOfInterestDeclared, EvaluatorReleased } from '@hub/evaluations';
import type { Recorded } from '@hub/event-store';
import { Projection, type Rows } from '@hub/platform';
import { ClearedEvaluatorRow } from './cleared-evaluator.row.js';

/** Who may read a proposal as its evaluator: a conflict of interest is declared before anything is read (KL 6:28-32). */
@Injectable()
export class ClearedEvaluatorsProjection extends Projection<ConflictOfInterestDeclared | EvaluatorReleased> {
  override readonly name = 'proposals-cleared-evaluators.v1';
  override readonly on = ['conflict-of-interest-declared.v1', 'evaluator-released.v1'] as const;
  override readonly tables = [ClearedEvaluatorRow];

  override async apply({ type, data }: Recorded<ConflictOfInterestDeclared | EvaluatorReleased>, rows: Rows): Promise<void> {
    const { proposalId, evaluator } = data;
    if (type === 'conflict-of-interest-declared.v1' && !data.conflict) await rows.save(ClearedEvaluatorRow, { proposalId, evaluator });
    else await rows.delete(ClearedEvaluatorRow, { proposalId, evaluator });
  }
}

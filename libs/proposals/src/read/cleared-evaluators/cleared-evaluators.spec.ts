import { describe, it } from '@jest/globals';
import type { ConflictOfInterestDeclared, EvaluatorReleased } from '@hub/evaluations';
import { platformMigrations } from '@hub/platform';
import { projectionScenario } from '@hub/testing/platform';
import { proposalsMigrations } from '../../tables.js';
import { ClearedEvaluatorsProjection } from './cleared-evaluators.projection.js';

const { given } = projectionScenario<ConflictOfInterestDeclared | EvaluatorReleased>(
  () => new ClearedEvaluatorsProjection(),
  [...platformMigrations, ...proposalsMigrations],
);
const stream = 'evaluation-p1';
const declared = (evaluator: string, conflict: boolean) => ({
  stream,
  fact: { type: 'conflict-of-interest-declared.v1', data: { evaluationId: 'p1', proposalId: 'p1', evaluator, conflict } } as const,
});
const released = (evaluator: string) => ({
  stream,
  fact: { type: 'evaluator-released.v1', data: { evaluationId: 'p1', proposalId: 'p1', evaluator, reason: 'ill' } } as const,
});

describe('who may read a proposal as its evaluator', () => {
  it('is whoever declared that nothing keeps them', () =>
    given(declared('ada', false), declared('bo', true)).thenRows({ proposalId: 'p1', evaluator: 'ada' }));
  it('is nobody who has a conflict after all', () => given(declared('ada', false), declared('ada', true)).thenRows());
  it('is nobody who was let go', () => given(declared('ada', false), released('ada')).thenRows());
});

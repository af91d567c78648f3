import { type Decision, reject } from '@hub/kernel';
import type {
  AssessEffectIntent,
  AssignEvaluatorIntent,
  DeclareConflictOfInterestIntent,
  RecordMarketScanIntent,
  ReleaseEvaluatorIntent,
  SubmitIndividualEvaluationIntent,
} from '../evaluation.commands.js';
import type { EvaluationEvent } from '../evaluation.events.js';
import type { EvaluationRejection } from '../evaluation.rejections.js';
import type { OpenedEvaluation } from '../evaluation-state.js';
import { concluded, mayNotWrite, settled, unsoundEffect, unsoundScan } from './guards.js';

// Each on their own first: who takes part, their conflicts of interest, and what each of them writes alone.

type EvaluationDecision = Decision<EvaluationEvent, EvaluationRejection>;

export function assign({ data }: AssignEvaluatorIntent, state: OpenedEvaluation): EvaluationDecision {
  const refused = settled(state);
  if (refused) return refused;
  if (data.evaluator === state.proposer) return reject('evaluation.evaluator-is-proposer');
  return state.evaluators.has(data.evaluator) ? [] : [{ type: 'evaluator-assigned.v1', data: { ...data, proposalId: state.proposalId } }];
}

// Whoever has submitted stays, so that nobody's judgement can be made to disappear; whoever has a conflict is not waited for anyway.
export function release({ data }: ReleaseEvaluatorIntent, state: OpenedEvaluation): EvaluationDecision {
  const refused = settled(state);
  if (refused) return refused;
  const part = state.evaluators.get(data.evaluator);
  if (!part) return reject('evaluation.not-an-evaluator');
  if (part.conflict) return reject('evaluation.conflict-stands');
  if (part.submitted) return reject('evaluation.individual-submitted');
  return [{ type: 'evaluator-released.v1', data: { ...data, proposalId: state.proposalId } }];
}

// A conflict may come to light at any time before the conclusion, so it may be declared until then; it is never taken back.
export function declareConflict({ data, by }: DeclareConflictOfInterestIntent, state: OpenedEvaluation): EvaluationDecision {
  const refused = concluded(state);
  if (refused) return refused;
  const part = state.evaluators.get(by);
  if (!part) return reject('evaluation.not-an-evaluator');
  if (part.conflict === data.conflict) return [];
  if (part.conflict) return reject('evaluation.conflict-stands');
  return [{ type: 'conflict-of-interest-declared.v1', data: { ...data, proposalId: state.proposalId, evaluator: by } }];
}

export function assessEffect({ data, by }: AssessEffectIntent, state: OpenedEvaluation): EvaluationDecision {
  return (
    mayNotWrite(by, state) ??
    unsoundEffect(data.effect) ?? [{ type: 'effect-assessed.v1', data: { ...data, proposalId: state.proposalId, evaluator: by } }]
  );
}

export function recordMarketScan({ data, by, on }: RecordMarketScanIntent, state: OpenedEvaluation): EvaluationDecision {
  return (
    mayNotWrite(by, state) ??
    unsoundScan(data.scan, on) ?? [{ type: 'market-scanned.v1', data: { ...data, proposalId: state.proposalId, evaluator: by } }]
  );
}

// Every proposal gets both perspectives, from each of its evaluators.
export function submitIndividual({ data, by }: SubmitIndividualEvaluationIntent, state: OpenedEvaluation): EvaluationDecision {
  const refused = mayNotWrite(by, state);
  if (refused) return refused;
  const part = state.evaluators.get(by);
  if (!part?.effect) return reject('evaluation.effect-missing');
  if (!part.scan) return reject('evaluation.market-scan-missing');
  return [{ type: 'individual-evaluation-submitted.v1', data: { ...data, proposalId: state.proposalId, evaluator: by } }];
}

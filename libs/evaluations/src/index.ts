export type {
  BenefitBand,
  ConflictOfInterestDeclared,
  Effect,
  EffectAssessed,
  EvaluationAgreed,
  EvaluationConcluded,
  EvaluationEvent,
  EvaluationOpened,
  EvaluationReopened,
  EvaluatorAssigned,
  EvaluatorReleased,
  IndividualEvaluationSubmitted,
  JointEvaluationSupported,
  MarketConclusion,
  MarketScan,
  MarketScanned,
  Verdict,
} from './domain/evaluation.events.js';
export { benefitBands, evaluationEventTypes, marketConclusions, verdicts } from './domain/evaluation.events.js';
export type { BenefitThresholdsEvent, BenefitThresholdsSet } from './domain/benefit/benefit-thresholds.events.js';
export { benefitThresholdsEventTypes } from './domain/benefit/benefit-thresholds.events.js';
export { EvaluationsModule } from './evaluations.module.js';
export { BenefitThresholdsRow } from './read/benefit-thresholds/benefit-thresholds.row.js';
export { EvaluationRow } from './read/evaluations/evaluation.row.js';
export { evaluationsMigrations, evaluationsRows } from './tables.js';

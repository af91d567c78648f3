import { graphqlEnum } from '@hub/platform';
import { benefitBands, marketConclusions, scanMethods, verdicts } from './domain/evaluation.events.js';

export const BenefitBandChoice = graphqlEnum(
  'BenefitBand',
  benefitBands,
  'How large a benefit is, by the thresholds of the day it was agreed.',
);
export const ScanMethodChoice = graphqlEnum('ScanMethod', scanMethods, 'How the market was searched.');
export const MarketConclusionChoice = graphqlEnum(
  'MarketConclusion',
  marketConclusions,
  'Whether a solution exists: none, one that meets the need in part, or one that meets it.',
);
export const VerdictChoice = graphqlEnum(
  'Verdict',
  verdicts,
  'What the hub concludes: take it up as a challenge, buy what exists, keep it for later, or decline it.',
);
export const EvaluationStatusChoice = graphqlEnum(
  'EvaluationStatus',
  ['open', 'ready-to-agree', 'agreed', 'concluded'] as const,
  'Where an evaluation stands: the evaluators judge alone, have all submitted, have agreed, and the hub has concluded.',
);
export const OwedChoice = graphqlEnum(
  'OwedToEvaluation',
  ['declaration', 'effect', 'market-scan', 'submission'] as const,
  'What an evaluator still owes an evaluation, in this order.',
);

import { type Fact, type LocalDate, type Money, typesOf } from '@hub/kernel';

export const benefitBands = ['small', 'medium', 'large'] as const;
/** How large the benefit of a solution would be, by the thresholds the hub had set then. */
export type BenefitBand = (typeof benefitBands)[number];

export const scanMethods = ['desk', 'request-for-information', 'network'] as const;
export type ScanMethod = (typeof scanMethods)[number];

export const marketConclusions = ['none', 'partial', 'exists'] as const;
/** Whether a solution exists: none, one that meets the need in part, or one that meets it. */
export type MarketConclusion = (typeof marketConclusions)[number];

export const verdicts = ['challenge', 'market', 'parked', 'declined'] as const;
/** What the hub concludes: take it up as a challenge, buy what exists, keep it for later, or decline it. */
export type Verdict = (typeof verdicts)[number];

/** The effect perspective: what a solution would be worth in a year. */
export type Effect = Readonly<{
  hoursSavedPerYear: number;
  moneySavedPerYear: Money;
  qualityEffects: readonly string[];
  climateEffects: readonly string[];
  assumptions: readonly string[];
}>;

/** A solution that was found on the market. `fit` is 0 (none) to 5 (meets the need). */
export type FoundSolution = Readonly<{ name: string; vendor?: string | undefined; fit: number; gap?: string | undefined }>;

/** The market perspective: where was searched and when, and what was found. */
export type MarketScan = Readonly<{
  scanId: string;
  method: ScanMethod;
  searchedOn: LocalDate;
  searchedWhere: readonly string[];
  found: readonly FoundSolution[];
  conclusion: MarketConclusion;
  newDevelopmentNeeded: boolean;
  inventiveHeight: boolean;
}>;

/** Evaluations are named after their proposal: `evaluationId` is the proposal's id. A reopened one goes on in its next round. */
type Of = { evaluationId: string; proposalId: string };

/** `proposer` is whoever handed the proposal in: nobody evaluates their own. */
export type EvaluationOpened = Fact<'evaluation-opened.v1', Of & { round: number; proposer?: string | undefined }>;
export type EvaluatorAssigned = Fact<'evaluator-assigned.v1', Of & { evaluator: string }>;
/** One who has not handed anything in takes no further part, so that the others need not wait. */
export type EvaluatorReleased = Fact<'evaluator-released.v1', Of & { evaluator: string; reason: string }>;
/**
 * Declared before anything is read (KL 6:28-32, for employees by KL 7:4). One who has a conflict takes no further part; what they wrote
 * no longer counts, and what was agreed or was about to be falls.
 */
export type ConflictOfInterestDeclared = Fact<
  'conflict-of-interest-declared.v1',
  Of & { evaluator: string; conflict: boolean; reason?: string | undefined }
>;
export type EffectAssessed = Fact<'effect-assessed.v1', Of & { evaluator: string; effect: Effect }>;
export type MarketScanned = Fact<'market-scanned.v1', Of & { evaluator: string; scan: MarketScan }>;
/** One evaluator is done on their own; what they wrote stays hidden from the others until all are. */
export type IndividualEvaluationSubmitted = Fact<'individual-evaluation-submitted.v1', Of & { evaluator: string }>;
/**
 * One evaluator stands behind a joint text; no agreement holds while others are waited for. `agreedBy` are all who stand behind it so far,
 * this one among them. Another text than the last one begins afresh, with its first supporter alone.
 */
export type JointEvaluationSupported = Fact<
  'joint-evaluation-supported.v1',
  Of & { evaluator: string; effect: Effect; scan: MarketScan; agreedBy: readonly string[] }
>;
/** What the evaluators hold together: `agreedBy` are those who said so, each for themselves. `annualValue` and `band` follow from the thresholds of the day, which are named. */
export type EvaluationAgreed = Fact<
  'evaluation-agreed.v1',
  Of & { effect: Effect; scan: MarketScan; annualValue: Money; band: BenefitBand; thresholdsFrom: LocalDate; agreedBy: readonly string[] }
>;
export type EvaluationConcluded = Fact<
  'evaluation-concluded.v1',
  Of & {
    round: number;
    verdict: Verdict;
    reason: string;
    band: BenefitBand;
    annualValue: Money;
    scan: MarketScan;
    existingSolution?: string | undefined;
    /** A named person decides, never a machine (KL 6:38). */
    decidedBy: string;
    delegation: string;
  }
>;
export type EvaluationReopened = Fact<'evaluation-reopened.v1', Of & { round: number; reason: string }>;

export type EvaluationEvent =
  | EvaluationOpened
  | EvaluatorAssigned
  | EvaluatorReleased
  | ConflictOfInterestDeclared
  | EffectAssessed
  | MarketScanned
  | IndividualEvaluationSubmitted
  | JointEvaluationSupported
  | EvaluationAgreed
  | EvaluationConcluded
  | EvaluationReopened;

export const evaluationEventTypes = typesOf<EvaluationEvent>({
  'evaluation-opened.v1': true,
  'evaluator-assigned.v1': true,
  'evaluator-released.v1': true,
  'conflict-of-interest-declared.v1': true,
  'effect-assessed.v1': true,
  'market-scanned.v1': true,
  'individual-evaluation-submitted.v1': true,
  'joint-evaluation-supported.v1': true,
  'evaluation-agreed.v1': true,
  'evaluation-concluded.v1': true,
  'evaluation-reopened.v1': true,
});

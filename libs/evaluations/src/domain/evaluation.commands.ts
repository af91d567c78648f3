import type { Intent } from '@hub/kernel';
import type { BenefitThresholdsHistory } from './benefit/benefit-thresholds.js';
import type { Effect, MarketScan, Verdict } from './evaluation.events.js';
import type { ProposalStanding } from './proposal-standings.port.js';

type Of = { evaluationId: string };

export type OpenEvaluationIntent = Intent<'open-evaluation', Of & { proposalId: string; proposer: string }>;
export type AssignEvaluatorIntent = Intent<'assign-evaluator', Of & { evaluator: string }>;
export type ReleaseEvaluatorIntent = Intent<'release-evaluator', Of & { evaluator: string; reason: string }>;
export type DeclareConflictOfInterestIntent = Intent<
  'declare-conflict-of-interest',
  Of & { conflict: boolean; reason?: string | undefined }
>;
export type AssessEffectIntent = Intent<'assess-effect', Of & { effect: Effect }>;
export type RecordMarketScanIntent = Intent<'record-market-scan', Of & { scan: MarketScan }>;
export type SubmitIndividualEvaluationIntent = Intent<'submit-individual-evaluation', Of>;
/** One evaluator's word for a joint text: it is agreed once all of them have given it for the same one. */
export type AgreeEvaluationIntent = Intent<
  'agree-evaluation',
  Of & { effect: Effect; scan: MarketScan; thresholds: BenefitThresholdsHistory }
>;
export type ConcludeEvaluationIntent = Intent<
  'conclude-evaluation',
  Of & { verdict: Verdict; reason: string; existingSolution?: string | undefined; delegation: string; proposal: ProposalStanding }
>;
export type ReopenEvaluationIntent = Intent<'reopen-evaluation', Of & { reason: string; proposal: ProposalStanding }>;

export type EvaluationCommand =
  | OpenEvaluationIntent
  | AssignEvaluatorIntent
  | ReleaseEvaluatorIntent
  | DeclareConflictOfInterestIntent
  | AssessEffectIntent
  | RecordMarketScanIntent
  | SubmitIndividualEvaluationIntent
  | AgreeEvaluationIntent
  | ConcludeEvaluationIntent
  | ReopenEvaluationIntent;

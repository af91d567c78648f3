import type { Money } from '@hub/kernel';
import type { BenefitBand, Effect, MarketScan, Verdict } from './evaluation.events.js';

/** One evaluator's part in the current round. `conflict` is undefined until it is declared. */
export type EvaluatorsPart = Readonly<{ conflict: boolean | undefined; effect?: Effect; scan?: MarketScan; submitted: boolean }>;

/** What the evaluators hold together. */
export type Agreement = Readonly<{ effect: Effect; scan: MarketScan; annualValue: Money; band: BenefitBand }>;

/** What is on the table for all of them to stand behind, and who does so far. */
export type JointText = Readonly<{ effect: Effect; scan: MarketScan; agreedBy: readonly string[] }>;

type Standing = { status: 'open' } | { status: 'agreed'; agreement: Agreement } | { status: 'concluded'; verdict: Verdict };

export type OpenedEvaluation = Readonly<{
  proposalId: string;
  proposer?: string | undefined;
  round: number;
  evaluators: ReadonlyMap<string, EvaluatorsPart>;
  joint?: JointText | undefined;
  standing: Standing;
}>;
export type Evaluation = OpenedEvaluation | undefined;

/** Those who take part: assigned, and without a declared conflict of interest. */
export const activeEvaluators = ({ evaluators }: OpenedEvaluation): readonly (readonly [string, EvaluatorsPart])[] =>
  [...evaluators].filter(([, { conflict }]) => conflict !== true);

/** Those of them whom the others still wait for. One who has not yet declared anything is waited for. */
export const stillToSubmit = (state: OpenedEvaluation): readonly string[] =>
  activeEvaluators(state)
    .filter(([, { submitted }]) => !submitted)
    .map(([evaluator]) => evaluator);

/**
 * Whether what the evaluators wrote on their own in `round` may be read by more than its author: once all of them have submitted, or a
 * later round has begun.
 */
export const individualsAreOpen = (state: OpenedEvaluation, round: number): boolean =>
  round < state.round || (activeEvaluators(state).length > 0 && stillToSubmit(state).length === 0);

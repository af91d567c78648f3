import { HUB_RULE, on, type RejectionCatalogue } from '@hub/kernel';

/** What keeps a proposal from becoming a challenge: one refusal for each condition of the hub's own rule (`challenge-rule.ts`). */
export const challengeRuleRejections = {
  'evaluation.benefit-not-large': on(HUB_RULE, 'A challenge needs a large benefit.'),
  'evaluation.solution-exists': on(HUB_RULE, 'A challenge needs that no existing solution meets the need.'),
  'evaluation.no-new-development': on(HUB_RULE, 'A challenge needs new development.'),
  'evaluation.no-inventive-height': on(HUB_RULE, 'A challenge needs development of inventive height.'),
} as const satisfies RejectionCatalogue;
export type ChallengeRuleRejection = keyof typeof challengeRuleRejections;

/** Every refusal that evaluators, the coordinator and a decision maker can meet. */
export const evaluationRejections = {
  ...challengeRuleRejections,
  'evaluation.not-found': on(HUB_RULE, 'There is no evaluation with this id.'),
  'evaluation.concluded': on(HUB_RULE, 'The evaluation is concluded; it can be reopened with a reason.'),
  'evaluation.not-concluded': on(HUB_RULE, 'Only a concluded evaluation is reopened.'),
  'evaluation.already-agreed': on(HUB_RULE, 'The evaluators have agreed; who takes part no longer changes.'),
  'evaluation.evaluator-is-proposer': on('KL 6:28', 'Nobody evaluates their own proposal (for employees by KL 7:4).'),
  'evaluation.not-an-evaluator': on(HUB_RULE, 'Only those assigned to this evaluation take part in it.'),
  'evaluation.conflict-not-declared': on('KL 6:30', 'Say first whether you have a conflict of interest (for employees by KL 7:4).'),
  'evaluation.conflict-of-interest': on('KL 6:30', 'Whoever has a conflict of interest takes no part (for employees by KL 7:4).'),
  'evaluation.conflict-stands': on('KL 6:30', 'A conflict of interest that was declared stays declared (for employees by KL 7:4).'),
  'evaluation.individual-submitted': on(HUB_RULE, 'The individual evaluation is submitted and stays as it is.'),
  'evaluation.effect-missing': on(HUB_RULE, 'Every proposal is seen from both sides: the effect has not been assessed.'),
  'evaluation.market-scan-missing': on(HUB_RULE, 'Every proposal is seen from both sides: the market has not been scanned.'),
  'evaluation.not-in-sek': on(HUB_RULE, 'What is saved in a year is an amount in SEK.'),
  'evaluation.value-out-of-range': on(HUB_RULE, 'The yearly value is more than an amount can hold.'),
  'evaluation.searched-in-the-future': on(HUB_RULE, 'A market scan has been made.'),
  'evaluation.scan-names-no-solution': on(HUB_RULE, 'A scan that found a solution, or one in part, names it.'),
  'evaluation.scan-overlooks-solution': on(HUB_RULE, 'A scan that found a solution that meets the need concludes that one exists.'),
  'evaluation.individual-missing': on(HUB_RULE, 'Each evaluator judges alone before they agree: some have not submitted.'),
  'evaluation.no-thresholds': on(HUB_RULE, 'The hub has set no thresholds of benefit that hold on this day.'),
  'evaluation.not-agreed': on(HUB_RULE, 'The evaluators have not agreed on effect and market.'),
  'evaluation.proposal-withdrawn': on(HUB_RULE, 'The proposal was withdrawn: there is nothing to conclude.'),
  'evaluation.proposal-merged': on(HUB_RULE, 'The proposal goes on as part of another, whose evaluation counts.'),
  'evaluation.no-existing-solution': on(HUB_RULE, 'To buy on the market, a solution is found by the scan or named.'),
  'evaluation.in-a-challenge': on(HUB_RULE, 'A challenge was drafted from the proposal; it has to be abandoned first.'),
} as const satisfies RejectionCatalogue;
export type EvaluationRejection = keyof typeof evaluationRejections;

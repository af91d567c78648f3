import { type Decision, reject } from '@hub/kernel';
import { annualValueOf, bandOf } from '../benefit-band.js';
import { thresholdsOn } from '../benefit-thresholds.js';
import { whyNoChallenge } from '../challenge-rule.js';
import type { AgreeEvaluationIntent, ConcludeEvaluationIntent, ReopenEvaluationIntent } from '../evaluation.commands.js';
import type { EvaluationEvent } from '../evaluation.events.js';
import type { EvaluationRejection } from '../evaluation.rejections.js';
import { activeEvaluators, type Agreement, type OpenedEvaluation, stillToSubmit } from '../evaluation-state.js';
import { barred, concluded, unsoundEffect, unsoundScan } from './guards.js';

// Then together: what the evaluators agree on, what is concluded from it, and when all of it begins again.

type EvaluationDecision = Decision<EvaluationEvent, EvaluationRejection>;

export function agree({ data, by, on }: AgreeEvaluationIntent, state: OpenedEvaluation): EvaluationDecision {
  const refused = concluded(state) ?? barred(by, state);
  if (refused) return refused;
  if (!data.forTheHub && !state.evaluators.has(by)) return reject('evaluation.not-an-evaluator');
  const agreedBy = activeEvaluators(state).map(([evaluator]) => evaluator);
  if (agreedBy.length === 0) return reject('evaluation.no-evaluator');
  const missing = stillToSubmit(state);
  if (missing.length > 0) return reject('evaluation.individual-missing', { missing });

  const { evaluationId, effect, scan } = data;
  const unsound = unsoundEffect(effect) ?? unsoundScan(scan, on);
  if (unsound) return unsound;
  const thresholds = thresholdsOn(data.thresholds, on);
  if (!thresholds) return reject('evaluation.no-thresholds', { on });
  const annualValue = annualValueOf(effect, thresholds);
  if (!annualValue) return reject('evaluation.value-out-of-range');
  const band = bandOf(annualValue, thresholds);
  const { proposalId } = state;
  return [
    {
      type: 'evaluation-agreed.v1',
      data: { evaluationId, proposalId, effect, scan, annualValue, band, thresholdsFrom: thresholds.validFrom, agreedBy },
    },
  ];
}

// KL 6:38: a named person concludes, on a delegation they name. The band and the rule are computed; the verdict never is.
export function conclude({ data, by }: ConcludeEvaluationIntent, state: OpenedEvaluation): EvaluationDecision {
  const { proposal, ...said } = data;
  const refused = concluded(state) ?? barred(by, state);
  if (refused) return refused;
  if (proposal.status === 'withdrawn') return reject('evaluation.proposal-withdrawn');
  if (proposal.status === 'merged') return reject('evaluation.proposal-merged');
  if (state.standing.status !== 'agreed') return reject('evaluation.not-agreed');
  const { agreement } = state.standing;
  const unfounded = whyNotThisVerdict(data, agreement);
  if (unfounded) return unfounded;
  const { annualValue, band, scan } = agreement;
  const { proposalId, round } = state;
  return [{ type: 'evaluation-concluded.v1', data: { ...said, proposalId, round, band, annualValue, scan, decidedBy: by } }];
}

function whyNotThisVerdict({ verdict, existingSolution }: ConcludeEvaluationIntent['data'], agreement: Agreement) {
  if (verdict === 'challenge') return whyNoChallenge(agreement);
  const found = agreement.scan.found.some(({ fit }) => fit > 0);
  return verdict === 'market' && !existingSolution && !found ? reject<EvaluationRejection>('evaluation.no-existing-solution') : undefined;
}

export function reopen({ data }: ReopenEvaluationIntent, state: OpenedEvaluation): EvaluationDecision {
  const { evaluationId, reason, proposal } = data;
  if (state.standing.status !== 'concluded') return reject('evaluation.not-concluded');
  if (proposal.challengeId) return reject('evaluation.in-a-challenge', { challengeId: proposal.challengeId });
  return [{ type: 'evaluation-reopened.v1', data: { evaluationId, proposalId: state.proposalId, round: state.round + 1, reason } }];
}

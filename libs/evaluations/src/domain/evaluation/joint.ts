import { type Decision, isRejection, type LocalDate, reject } from '@hub/kernel';
import { annualValueOf, bandOf } from '../benefit/benefit-band.js';
import { thresholdsOn } from '../benefit/benefit-thresholds.js';
import { whyNoChallenge } from '../challenge-rule.js';
import type { AgreeEvaluationIntent, ConcludeEvaluationIntent, ReopenEvaluationIntent } from '../evaluation.commands.js';
import type { EvaluationEvent } from '../evaluation.events.js';
import type { EvaluationRejection } from '../evaluation.rejections.js';
import { activeEvaluators, type Agreement, type JointText, type OpenedEvaluation, stillToSubmit } from '../evaluation-state.js';
import { barred, concluded, takesNoPart, unsoundEffect, unsoundScan } from './guards.js';
import { sameText } from './same-text.js';

// Then together: what the evaluators agree on, what is concluded from it, and when all of it begins again.

type EvaluationDecision = Decision<EvaluationEvent, EvaluationRejection>;

// Nobody is said to agree who has not said so: each gives their word for the same text, and the last one makes it the agreement.
export function agree({ data, by, on }: AgreeEvaluationIntent, state: OpenedEvaluation): EvaluationDecision {
  const refused = takesNoPart(by, state);
  if (refused) return refused;
  const missing = stillToSubmit(state);
  if (missing.length > 0) return reject('evaluation.individual-missing', { missing });
  const unsound = unsoundEffect(data.effect) ?? unsoundScan(data.scan, on);
  if (unsound) return unsound;
  const valued = valueOf(data, on);
  if (isRejection(valued)) return valued;

  const { evaluationId } = data;
  const { proposalId, joint: before } = state;
  const joint = supported(data, by, before);
  const isNews = joint.agreedBy !== before?.agreedBy;
  const taking = activeEvaluators(state).map(([evaluator]) => evaluator);
  const all = taking.every((evaluator) => joint.agreedBy.includes(evaluator));
  const support: EvaluationEvent = { type: 'joint-evaluation-supported.v1', data: { evaluationId, proposalId, evaluator: by, ...joint } };
  const agreement: EvaluationEvent = { type: 'evaluation-agreed.v1', data: { evaluationId, proposalId, ...joint, ...valued } };
  return [...(isNews && taking.length > 1 ? [support] : []), ...(all ? [agreement] : [])];
}

/** The text on the table, kept under its first name, with one more behind it; or another text, with its first. */
function supported({ effect, scan }: AgreeEvaluationIntent['data'], by: string, before: JointText | undefined): JointText {
  if (!before || !sameText(before, { effect, scan })) return { effect, scan, agreedBy: [by] };
  return before.agreedBy.includes(by) ? before : { ...before, agreedBy: [...before.agreedBy, by] };
}

function valueOf({ effect, thresholds: history }: AgreeEvaluationIntent['data'], on: LocalDate) {
  const thresholds = thresholdsOn(history, on);
  if (!thresholds) return reject<EvaluationRejection>('evaluation.no-thresholds', { on });
  const annualValue = annualValueOf(effect, thresholds);
  if (!annualValue) return reject<EvaluationRejection>('evaluation.value-out-of-range');
  return { annualValue, band: bandOf(annualValue, thresholds), thresholdsFrom: thresholds.validFrom };
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

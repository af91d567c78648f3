import { type LocalDate, reject, type Rejection } from '@hub/kernel';
import type { Effect, MarketScan } from '../evaluation.events.js';
import type { EvaluationRejection } from '../evaluation.rejections.js';
import type { OpenedEvaluation } from '../evaluation-state.js';

type Refused = Rejection<EvaluationRejection> | undefined;

export const concluded = ({ standing }: OpenedEvaluation): Refused =>
  standing.status === 'concluded' ? reject('evaluation.concluded', { verdict: standing.verdict }) : undefined;

/** Who takes part is settled once the evaluators have agreed. */
export const settled = (state: OpenedEvaluation): Refused =>
  concluded(state) ?? (state.standing.status === 'agreed' ? reject('evaluation.already-agreed') : undefined);

/** KL 6:30: an evaluator who has not declared, or has a conflict, does nothing. Whoever is no evaluator is none of this guard's business. */
export const barred = (by: string, { evaluators }: OpenedEvaluation): Refused => {
  const part = evaluators.get(by);
  if (!part || part.conflict === false) return undefined;
  return reject(part.conflict ? 'evaluation.conflict-of-interest' : 'evaluation.conflict-not-declared');
};

/** An evaluator takes part: assigned, not let go, and without a conflict, until it is concluded. */
export const takesNoPart = (by: string, state: OpenedEvaluation): Refused =>
  concluded(state) ?? (state.evaluators.has(by) ? barred(by, state) : reject('evaluation.not-an-evaluator'));

/** An evaluator writes on their own as long as they take part and are not yet done. */
export const mayNotWrite = (by: string, state: OpenedEvaluation): Refused =>
  takesNoPart(by, state) ?? (state.evaluators.get(by)?.submitted ? reject('evaluation.individual-submitted') : undefined);

export const unsoundEffect = ({ moneySavedPerYear: { currency } }: Effect): Refused =>
  currency === 'SEK' ? undefined : reject('evaluation.not-in-sek', { currency });

const MEETS_THE_NEED = 5;

/** A scan lies in the past, and what it concludes follows from what it found. */
export const unsoundScan = ({ searchedOn, found, conclusion }: MarketScan, on: LocalDate): Refused => {
  if (searchedOn > on) return reject('evaluation.searched-in-the-future', { searchedOn });
  if (conclusion !== 'none' && found.length === 0) return reject('evaluation.scan-names-no-solution', { conclusion });
  const meeting = found.find(({ fit }) => fit === MEETS_THE_NEED);
  if (meeting && conclusion !== 'exists') return reject('evaluation.scan-overlooks-solution', { conclusion, solution: meeting.name });
  return undefined;
};

import { Injectable } from '@nestjs/common';
import type { Recorded } from '@hub/event-store';
import { assertNever } from '@hub/kernel';
import { CaseProjection, type Shown } from '@hub/platform';
import { type EvaluationEvent, type EvaluationOpened, evaluationEventTypes } from '../../domain/evaluation.events.js';
import { EVALUATION_PREFIX } from '../../domain/evaluation.stream.js';
import { EvaluationRow, type EvaluatorView, type IndividualView } from './evaluation.row.js';

type View = Shown<EvaluationRow>;

@Injectable()
export class EvaluationProjection extends CaseProjection<EvaluationRow, EvaluationEvent> {
  override readonly name = 'evaluations-evaluations.v1';
  override readonly on = evaluationEventTypes;
  override readonly row = EvaluationRow;
  override readonly prefix = EVALUATION_PREFIX;

  override fold(before: View | undefined, fact: Recorded<EvaluationEvent>): View {
    const { type, data } = fact;
    if (type === 'evaluation-opened.v1') return opened(data);
    if (!before) throw new Error(`${type} before the evaluation was opened`);
    switch (type) {
      case 'evaluator-assigned.v1':
        return withPeople(before, [...before.evaluators, { evaluator: data.evaluator, conflict: null, submitted: false }]);
      case 'evaluator-released.v1':
        return withPeople(
          before,
          before.evaluators.filter(({ evaluator }) => evaluator !== data.evaluator),
        );
      case 'conflict-of-interest-declared.v1':
        return withPeople(
          data.conflict ? { ...before, ...NOTHING_AGREED } : before,
          before.evaluators.map((each) =>
            each.evaluator === data.evaluator ? { ...each, conflict: data.conflict, submitted: each.submitted && !data.conflict } : each,
          ),
        );
      case 'effect-assessed.v1':
        return { ...before, writings: written(before, data.evaluator, { effect: data.effect }) };
      case 'market-scanned.v1':
        return { ...before, writings: written(before, data.evaluator, { scan: data.scan }) };
      case 'individual-evaluation-submitted.v1':
        return withPeople(
          before,
          before.evaluators.map((each) => (each.evaluator === data.evaluator ? { ...each, submitted: true } : each)),
        );
      case 'joint-evaluation-supported.v1': {
        const { effect, scan, agreedBy } = data;
        return { ...before, ...NOTHING_AGREED, status: 'ready-to-agree', jointText: { effect, scan, agreedBy } };
      }
      case 'evaluation-agreed.v1': {
        const { effect, scan, annualValue, band, thresholdsFrom, agreedBy } = data;
        return { ...before, status: 'agreed', effect, scan, annualValue, band, thresholdsFrom, jointText: { effect, scan, agreedBy } };
      }
      case 'evaluation-concluded.v1': {
        const { verdict, reason, existingSolution = null, decidedBy, delegation } = data;
        return { ...before, status: 'concluded', awaited: [], verdict, reason, existingSolution, decidedBy, delegation };
      }
      case 'evaluation-reopened.v1':
        return withPeople(
          { ...before, ...NOTHING_AGREED, ...NOTHING_CONCLUDED, round: data.round, writings: [] },
          before.evaluators.map((each) => ({ ...each, submitted: false })),
        );
      default:
        return assertNever(type);
    }
  }
}

const NOTHING_AGREED = { effect: null, scan: null, annualValue: null, band: null, thresholdsFrom: null, jointText: null };
const NOTHING_CONCLUDED = { verdict: null, reason: null, existingSolution: null, decidedBy: null, delegation: null };

const opened = ({ proposalId, round }: EvaluationOpened['data']): View => ({
  proposalId,
  round,
  status: 'open',
  evaluators: [],
  ...NOTHING_AGREED,
  ...NOTHING_CONCLUDED,
  writings: [],
  awaited: [],
  admitted: [],
  barred: [],
});

/** Who takes part, and all that follows from it: whether all have submitted, who may read, and whose writings still count. */
const withPeople = (view: View, evaluators: EvaluatorView[]): View => {
  const active = evaluators.filter(({ conflict }) => conflict !== true);
  const refs = (admitted: boolean) =>
    evaluators.filter(({ conflict }) => (conflict === false) === admitted).map(({ evaluator }) => evaluator);
  return {
    ...view,
    evaluators,
    status: active.length > 0 && active.every(({ submitted }) => submitted) ? 'ready-to-agree' : 'open',
    writings: view.writings.filter((each) => active.some(({ evaluator }) => evaluator === each.evaluator)),
    awaited: active.map(({ evaluator }) => evaluator),
    admitted: refs(true),
    barred: refs(false),
  };
};

const written = ({ writings }: View, evaluator: string, part: Partial<IndividualView>): IndividualView[] => {
  const own = writings.find((each) => each.evaluator === evaluator) ?? { evaluator, effect: null, scan: null };
  return [...writings.filter((each) => each.evaluator !== evaluator), { ...own, ...part }];
};

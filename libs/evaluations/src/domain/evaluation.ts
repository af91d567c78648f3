import { assertNever, type Decider, type Decision, reject } from '@hub/kernel';
import { assessEffect, assign, declareConflict, recordMarketScan, release, submitIndividual } from './evaluation/individual.js';
import { agree, conclude, reopen } from './evaluation/joint.js';
import type { EvaluationCommand } from './evaluation.commands.js';
import type { EvaluationEvent } from './evaluation.events.js';
import type { EvaluationRejection } from './evaluation.rejections.js';
import type { Evaluation, EvaluatorsPart, JointText, OpenedEvaluation } from './evaluation-state.js';

type EvaluationDecision = Decision<EvaluationEvent, EvaluationRejection>;

/** Effect and market of one proposal: each evaluator alone, then all together, then what the hub concludes. */
export const evaluation: Decider<EvaluationCommand, Evaluation, EvaluationEvent, EvaluationRejection> = {
  initialState: undefined,
  decide(command, state): EvaluationDecision {
    if (command.type === 'open-evaluation') return state ? [] : [{ type: 'evaluation-opened.v1', data: { ...command.data, round: 1 } }];
    if (!state) return reject('evaluation.not-found', { evaluationId: command.data.evaluationId });
    switch (command.type) {
      case 'assign-evaluator':
        return assign(command, state);
      case 'release-evaluator':
        return release(command, state);
      case 'declare-conflict-of-interest':
        return declareConflict(command, state);
      case 'assess-effect':
        return assessEffect(command, state);
      case 'record-market-scan':
        return recordMarketScan(command, state);
      case 'submit-individual-evaluation':
        return submitIndividual(command, state);
      case 'agree-evaluation':
        return agree(command, state);
      case 'conclude-evaluation':
        return conclude(command, state);
      case 'reopen-evaluation':
        return reopen(command, state);
      default:
        return assertNever(command);
    }
  },
  evolve(state, { type, data }): Evaluation {
    if (type === 'evaluation-opened.v1')
      return {
        proposalId: data.proposalId,
        proposer: data.proposer,
        round: data.round,
        evaluators: new Map(),
        standing: { status: 'open' },
      };
    if (!state) throw new Error(`${type} before the evaluation was opened`);
    switch (type) {
      case 'evaluator-assigned.v1':
        return withPart(state, data.evaluator, { conflict: undefined, submitted: false });
      case 'evaluator-released.v1':
        return { ...state, evaluators: new Map([...state.evaluators].filter(([evaluator]) => evaluator !== data.evaluator)) };
      case 'conflict-of-interest-declared.v1':
        return data.conflict
          ? { ...withPart(state, data.evaluator, { conflict: true, submitted: false }), joint: undefined, standing: { status: 'open' } }
          : changePart(state, data.evaluator, { conflict: false });
      case 'effect-assessed.v1':
        return changePart(state, data.evaluator, { effect: data.effect });
      case 'market-scanned.v1':
        return changePart(state, data.evaluator, { scan: data.scan });
      case 'individual-evaluation-submitted.v1':
        return changePart(state, data.evaluator, { submitted: true });
      case 'joint-evaluation-supported.v1':
        return { ...state, joint: textOf(data), standing: { status: 'open' } };
      case 'evaluation-agreed.v1':
        return { ...state, joint: textOf(data), standing: { status: 'agreed', agreement: data } };
      case 'evaluation-concluded.v1':
        return { ...state, standing: { status: 'concluded', verdict: data.verdict } };
      case 'evaluation-reopened.v1':
        return { ...state, round: data.round, evaluators: startedAgain(state), joint: undefined, standing: { status: 'open' } };
      default:
        return assertNever(type);
    }
  },
};

const withPart = (state: OpenedEvaluation, evaluator: string, part: EvaluatorsPart): OpenedEvaluation => ({
  ...state,
  evaluators: new Map([...state.evaluators, [evaluator, part]]),
});

const changePart = (state: OpenedEvaluation, evaluator: string, change: Partial<EvaluatorsPart>): OpenedEvaluation =>
  withPart(state, evaluator, { conflict: undefined, submitted: false, ...state.evaluators.get(evaluator), ...change });

const textOf = ({ effect, scan, agreedBy }: JointText): JointText => ({ effect, scan, agreedBy });

/** In a new round everybody judges afresh; what they declared stays declared. */
const startedAgain = ({ evaluators }: OpenedEvaluation): OpenedEvaluation['evaluators'] =>
  new Map([...evaluators].map(([evaluator, { conflict }]) => [evaluator, { conflict, submitted: false }]));

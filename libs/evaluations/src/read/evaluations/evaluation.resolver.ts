import { Field, InputType } from '@nestjs/graphql';
import type { Recorded } from '@hub/event-store';
import { replay } from '@hub/kernel';
import { type Asker, CaseFilter, caseResolver, holds, overview, staff } from '@hub/platform';
import { JsonContains, Not } from 'typeorm';
import { BenefitBandChoice, EvaluationStatusChoice, VerdictChoice } from '../../choices.js';
import { evaluation } from '../../domain/evaluation.js';
import type { EvaluationEvent } from '../../domain/evaluation.events.js';
import { individualsAreOpen } from '../../domain/evaluation-state.js';
import { EvaluationProjection } from './evaluation.projection.js';
import { EvaluationRow } from './evaluation.row.js';

@InputType()
export class EvaluationFilter extends CaseFilter {
  @Field(() => EvaluationStatusChoice, { nullable: true, description: 'Those that stand so.' }) status?: string | null;
  @Field(() => VerdictChoice, { nullable: true, description: 'Those that were concluded so.' }) verdict?: string | null;
  @Field(() => BenefitBandChoice, { nullable: true, description: 'Those whose benefit is so large.' }) band?: string | null;
}

/**
 * A conflict of interest is declared before anything is read (KL 6:30): an evaluator sees a case once they are assigned to it and have
 * said that they have none. Whoever has another role at the hub sees every case, except where they are an evaluator who is barred.
 */
const scopeOf = (asker: Asker) =>
  holds(asker, overview) ? { barred: Not(JsonContains([asker.ref])) } : { admitted: JsonContains([asker.ref]) };

/**
 * What an evaluator writes alone is hidden from everybody else until all of them have submitted; so is a joint text from before somebody
 * new was assigned, except from those who stood behind it.
 */
export const sealedFrom = (fact: Recorded, all: readonly Recorded[], asker: Asker | undefined): boolean => {
  const { type, data, version } = fact as Recorded<EvaluationEvent>;
  const authors = authorsOf({ type, data } as EvaluationEvent);
  if (!authors || authors.some((author) => author === asker?.ref)) return false;
  const state = replay(evaluation, all as readonly Recorded<EvaluationEvent>[]);
  const round = 1 + all.filter((each) => each.type === 'evaluation-reopened.v1' && each.version < version).length;
  return state === undefined || !individualsAreOpen(state, round);
};

const authorsOf = ({ type, data }: EvaluationEvent): readonly string[] | undefined => {
  if (type === 'effect-assessed.v1' || type === 'market-scanned.v1') return [data.evaluator];
  return type === 'joint-evaluation-supported.v1' || type === 'evaluation-agreed.v1' ? data.agreedBy : undefined;
};

export const EvaluationResolver = caseResolver({
  row: EvaluationRow,
  projection: EvaluationProjection,
  one: 'evaluation',
  many: 'evaluations',
  describe: 'The evaluations of proposals; an evaluator sees those they are assigned to and have no conflict of interest in.',
  readers: staff,
  searchIn: ['id', 'reason'],
  filter: EvaluationFilter,
  scope: scopeOf,
  sealed: sealedFrom,
});

import { InputType } from '@nestjs/graphql';
import { act, ChoiceInput, IdInput, TextInput } from '@hub/platform';
import { VerdictChoice } from '../../choices.js';
import type { Verdict } from '../../domain/evaluation.events.js';

@InputType()
export class ConcludeEvaluationInput {
  @IdInput('The evaluation: the id of its proposal.') evaluationId!: string;
  @ChoiceInput(VerdictChoice, 'What becomes of the proposal.') verdict!: Verdict;
  @TextInput('Why, in words for its proposer.', { max: 4_000 }) reason!: string;
  @TextInput('The solution that exists, when it is bought on the market.', { optional: true }) existingSolution?: string;
  @TextInput('The delegation the decision rests on, as the delegation order names it.') delegation!: string;
}

/** A named person decides what becomes of the proposal, on a delegation they name (KL 6:38). See `domain/challenge-rule.ts`. */
export class ConcludeEvaluation extends act({
  name: 'concludeEvaluation',
  input: ConcludeEvaluationInput,
  roles: ['decision-maker'],
  describe:
    'Decides what becomes of the proposal. A challenge needs a large benefit, no existing solution, and new development of inventive height.',
}) {}

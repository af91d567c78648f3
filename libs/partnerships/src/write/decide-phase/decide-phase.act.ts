import { InputType } from '@nestjs/graphql';
import { act, ChoiceInput, CountInput, IdInput, TextInput } from '@hub/platform';
import { PhaseDecisionChoice } from '../../choices.js';
import type { PhaseDecision } from '../../domain/partnership.events.js';

@InputType()
export class DecidePhaseInput {
  @IdInput('The partnership.') partnershipId!: string;
  @CountInput('The number of the phase.', { min: 1 }) phaseNo!: number;
  @ChoiceInput(PhaseDecisionChoice, 'Go on, or end the partnership here.') decision!: PhaseDecision;
  @TextInput('Why.', { max: 2_000 }) reason!: string;
  @TextInput('The delegation under which this is decided: by the rule of the hub a named person decides, never a machine.')
  delegation!: string;
}

/** Decides a phase. Ending is refused where the procurement documents did not reserve it. */
export class DecidePhase extends act({
  name: 'decidePhase',
  input: DecidePhaseInput,
  roles: ['decision-maker'],
  describe: 'Decides after a phase whether the partnership goes on, once all its targets are assessed (LOU 6:40).',
}) {}

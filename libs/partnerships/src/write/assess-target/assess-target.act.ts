import { InputType } from '@nestjs/graphql';
import { act, ChoiceInput, CountInput, IdInput, TextInput } from '@hub/platform';
import { TargetResultChoice } from '../../choices.js';
import type { TargetResult } from '../../domain/partnership.events.js';

@InputType()
export class AssessTargetInput {
  @IdInput('The partnership.') partnershipId!: string;
  @CountInput('The number of the phase.', { min: 1 }) phaseNo!: number;
  @IdInput('The target, as the contract names it.') targetId!: string;
  @ChoiceInput(TargetResultChoice, 'How far it was reached.') result!: TargetResult;
  @TextInput('What shows it: a report, a measurement, a demonstration.', { max: 2_000 }) evidence!: string;
}

/** Says how far a target was reached. An instalment that was approved by then stays approved. */
export class AssessTarget extends act({
  name: 'assessTarget',
  input: AssessTargetInput,
  roles: ['need-owner'],
  describe: 'Says how far a target of the running phase was reached. Possible again until the phase is decided; the latest result counts.',
}) {}

import { InputType } from '@nestjs/graphql';
import { act, CountInput, KeyInput, TextInput } from '@hub/platform';

@InputType()
export class CancelCycleInput {
  @KeyInput('The programme.') programmeId!: string;
  @CountInput('The number of the cycle.', { min: 1 }) cycleNo!: number;
  @TextInput('Why it is cancelled.', { max: 1_000 }) reason!: string;
}

/** Cancels a cycle. One that never opened frees its number and its places; one that opened has used them. */
export class CancelCycle extends act({
  name: 'cancelCycle',
  input: CancelCycleInput,
  roles: ['coordinator', 'decision-maker'],
  describe: 'Cancels a cycle that is planned or open.',
}) {}

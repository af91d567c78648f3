import { InputType } from '@nestjs/graphql';
import { act, ChoiceInput, CountInput, IdInput, KeyInput, PartListInput, TextInput } from '@hub/platform';
import { CycleOutcomeChoice } from '../../choices.js';
import type { CycleOutcome } from '../../domain/programme.events.js';

@InputType({ description: 'What became of one challenge in its cycle.' })
export class ChallengeOutcomeInput {
  @IdInput('The challenge.') challengeId!: string;
  @ChoiceInput(CycleOutcomeChoice, 'What became of it.') outcome!: CycleOutcome;
  @TextInput('In words.', { max: 2_000 }) note!: string;
}

@InputType()
export class CloseCycleInput {
  @KeyInput('The programme.') programmeId!: string;
  @CountInput('The number of the cycle.', { min: 1 }) cycleNo!: number;
  @PartListInput(() => ChallengeOutcomeInput, 'One outcome for each challenge of the cycle, and for no other.', { min: 1, max: 100 })
  outcomes!: ChallengeOutcomeInput[];
}

/** Closes a cycle with what became of each of its challenges. */
export class CloseCycle extends act({
  name: 'closeCycle',
  input: CloseCycleInput,
  roles: ['coordinator'],
  describe: 'Closes a cycle with one outcome for each of its challenges.',
}) {}

import { InputType } from '@nestjs/graphql';
import { act, DayInput, IdInput, TextInput } from '@hub/platform';

@InputType()
export class MeasureAdoptionInput {
  @IdInput('The test bed.') testBedId!: string;
  @TextInput('What is measured, such as bins emptied by fill level.') metric!: string;
  @TextInput('The value as decimal text, such as 1400 or 4.75.', { max: 30 }) value!: string;
  @TextInput('Its unit.', { max: 50 }) unit!: string;
  @DayInput('The day it was measured.') measuredOn!: string;
}

/** Measures how far a solution is used in its test bed. */
export class MeasureAdoption extends act({
  name: 'measureAdoption',
  input: MeasureAdoptionInput,
  roles: ['need-owner', 'coordinator'],
  describe: 'Measures how far a solution is used in its test bed.',
}) {}

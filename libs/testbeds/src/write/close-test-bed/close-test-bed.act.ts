import { InputType } from '@nestjs/graphql';
import { act, IdInput, TextInput } from '@hub/platform';

@InputType()
export class CloseTestBedInput {
  @IdInput('The test bed.') testBedId!: string;
  @TextInput('Why it is closed.', { max: 1_000 }) reason!: string;
}

/** Closes a test bed. Time invested in it before can still be entered. */
export class CloseTestBed extends act({
  name: 'closeTestBed',
  input: CloseTestBedInput,
  roles: ['need-owner', 'coordinator'],
  describe: 'Closes a test bed.',
}) {}

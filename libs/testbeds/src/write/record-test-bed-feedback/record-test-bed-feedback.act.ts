import { InputType } from '@nestjs/graphql';
import { act, IdInput, TextInput } from '@hub/platform';

@InputType()
export class RecordTestBedFeedbackInput {
  @IdInput('The test bed.') testBedId!: string;
  @TextInput('What was said. Leave names of people out.', { max: 5_000 }) feedback!: string;
}

/** Writes down what those who use a solution in its test bed say of it. */
export class RecordTestBedFeedback extends act({
  name: 'recordTestBedFeedback',
  input: RecordTestBedFeedbackInput,
  roles: ['need-owner', 'coordinator', 'employee'],
  describe: 'Writes down what those who use a solution say of it.',
}) {}

import { InputType } from '@nestjs/graphql';
import { act, IdInput, TextListInput } from '@hub/platform';

@InputType()
export class AgreeReferenceInput {
  @IdInput("The record: it has the partnership's id.") ipRecordId!: string;
  @TextListInput('What the municipality consents to, such as its name, its logo, a written case, or visits. The latest list counts.', {
    min: 1,
    max: 20,
  })
  consentTo!: string[];
}

/** Agrees to be a reference. A later list takes the place of the one before. */
export class AgreeReference extends act({
  name: 'agreeReference',
  input: AgreeReferenceInput,
  roles: ['coordinator', 'procurement-officer', 'decision-maker'],
  describe: 'Agrees that the innovator may show the municipality as its first customer, and how.',
}) {}

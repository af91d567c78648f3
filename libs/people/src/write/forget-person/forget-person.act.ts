import { InputType } from '@nestjs/graphql';
import { act, IdInput, TextInput } from '@hub/platform';

@InputType()
export class ForgetPersonInput {
  @IdInput('The reference of the person.') personId!: string;
  @TextInput('Why they are forgotten. Leave their name out of it.', { max: 1_000 }) reason!: string;
}

/** Takes name and address out of the directory for good. What the person did stays in the records, under a reference that says nothing. */
export class ForgetPerson extends act({
  name: 'forgetPerson',
  input: ForgetPersonInput,
  roles: ['coordinator'],
  describe: 'Takes the name and address of a person out of the directory for good.',
}) {}

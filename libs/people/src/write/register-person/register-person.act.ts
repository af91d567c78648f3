import { InputType } from '@nestjs/graphql';
import { act, IdInput, TextInput } from '@hub/platform';

@InputType()
export class RegisterPersonInput {
  @IdInput('The reference of the person: the one facts carry as who did it.') personId!: string;
  @TextInput('Their name. It goes to the directory and into no fact.') name!: string;
  @TextInput('Their e-mail address. It goes to the directory and into no fact.', { optional: true, max: 254 }) email?: string;
  @IdInput('The organisation they act for.', { optional: true }) organisationId?: string;
}

/** Says who a reference stands for. */
export class RegisterPerson extends act({
  name: 'registerPerson',
  input: RegisterPersonInput,
  roles: ['coordinator'],
  describe: 'Says who a reference stands for; the name goes to the directory and into no fact.',
}) {}

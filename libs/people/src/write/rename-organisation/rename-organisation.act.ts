import { InputType } from '@nestjs/graphql';
import { act, KeyInput, TextInput, YesNoInput } from '@hub/platform';

@InputType()
export class RenameOrganisationInput {
  @KeyInput('The organisation.') organisationId!: string;
  @TextInput('Its name from now on.') name!: string;
  @YesNoInput('False when no source says who it is, and `name` only describes it.') named!: boolean;
  @TextInput('Why it is renamed, or where its name is known from.', { max: 1_000 }) reason!: string;
}

/** Gives an organisation another name. The names before stay in its history. */
export class RenameOrganisation extends act({
  name: 'renameOrganisation',
  input: RenameOrganisationInput,
  roles: ['coordinator', 'procurement-officer'],
  describe: 'Gives an organisation another name.',
}) {}

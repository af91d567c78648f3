import { InputType } from '@nestjs/graphql';
import { act, ChoiceInput, KeyInput, TextInput, YesNoInput } from '@hub/platform';
import { OrganisationKindChoice } from '../../choices.js';
import type { OrganisationKind } from '../../domain/organisation.events.js';

@InputType()
export class RegisterOrganisationInput {
  @KeyInput('The code it is known by, such as KLIMATOR. It never changes.') organisationId!: string;
  @TextInput('Its name; a description where no source names it.') name!: string;
  @ChoiceInput(OrganisationKindChoice, 'What kind of organisation it is.') kind!: OrganisationKind;
  @YesNoInput('False when no source says who it is, and `name` only describes it.') named!: boolean;
}

/** Enters an organisation in the register: of the municipal group, a supplier, or anybody else the hub deals with. */
export class RegisterOrganisation extends act({
  name: 'registerOrganisation',
  input: RegisterOrganisationInput,
  roles: ['coordinator', 'procurement-officer'],
  describe: 'Enters an organisation in the register.',
}) {}

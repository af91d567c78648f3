import { InputType } from '@nestjs/graphql';
import { act, IdInput } from '@hub/platform';

@InputType()
export class RegisterInterestInput {
  @IdInput('The procurement.') procurementId!: string;
  @IdInput('The organisation.') organisationId!: string;
}

/** Tells that an organisation is interested in a procurement that is announced. */
export class RegisterInterest extends act({
  name: 'registerInterest',
  input: RegisterInterestInput,
  roles: ['innovator', 'procurement-officer'],
  describe: 'Registers the interest of an organisation; by the innovator for their own, by the procurement officer for any.',
}) {}

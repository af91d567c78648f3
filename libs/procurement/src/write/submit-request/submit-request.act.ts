import { InputType } from '@nestjs/graphql';
import { act, IdInput } from '@hub/platform';

@InputType()
export class SubmitRequestInput {
  @IdInput('The procurement.') procurementId!: string;
  @IdInput('The organisation.') organisationId!: string;
}

/** Asks to take part, until the end of the last day for requests in Stockholm. */
export class SubmitRequest extends act({
  name: 'submitRequest',
  input: SubmitRequestInput,
  roles: ['innovator', 'procurement-officer'],
  describe: 'Asks to take part in a procurement; by the innovator for their own organisation, by the procurement officer for any.',
}) {}

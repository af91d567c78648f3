import { InputType } from '@nestjs/graphql';
import { act, IdInput, TextInput } from '@hub/platform';

@InputType()
export class SubmitTenderInput {
  @IdInput('The procurement.') procurementId!: string;
  @IdInput('Your organisation.') organisationId!: string;
  @TextInput('The SHA-256 of the sealed tender, hexadecimal: 64 digits.', { max: 64 }) seal!: string;
}

/** Hands a tender in, sealed. A later one of the same organisation takes its place, until the deadline. Nobody is shown that it came
 * before the tenders are opened (LOU 12:10), and the answer's version counts only one's own. */
export class SubmitTender extends act({
  name: 'submitTender',
  input: SubmitTenderInput,
  roles: ['innovator'],
  describe: 'Hands a sealed tender in for the own organisation, until the deadline; a later one takes its place.',
}) {}

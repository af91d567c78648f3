import { InputType } from '@nestjs/graphql';
import { act, CountInput, IdInput, TextInput, TextListInput } from '@hub/platform';

@InputType()
export class HoldNegotiationInput {
  @IdInput('The procurement.') procurementId!: string;
  @CountInput('The round, from 1.', { min: 1, max: 100 }) round!: number;
  @IdInput('The tenderer.') organisationId!: string;
  @TextListInput('What was negotiated. Minimum requirements and award criteria are never a topic (LOU 6:34).', { min: 1 })
  topics!: string[];
  @TextInput('Where the minutes are.', { max: 500 }) minutes!: string;
}

/** Writes down a negotiation about improvements of a tender (LOU 6:34). That minimum requirements and award criteria were no topic is for
 * the minutes to show: topics are free text, and nothing here reads them. */
export class HoldNegotiation extends act({
  name: 'holdNegotiation',
  input: HoldNegotiationInput,
  roles: ['procurement-officer'],
  describe: 'Writes down a negotiation with a tenderer about improvements of its tender.',
}) {}

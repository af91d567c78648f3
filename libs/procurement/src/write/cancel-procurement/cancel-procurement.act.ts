import { InputType } from '@nestjs/graphql';
import { act, IdInput, TextInput } from '@hub/platform';

@InputType()
export class CancelProcurementInput {
  @IdInput('The procurement.') procurementId!: string;
  @TextInput('Why, in words for all who took part (LOU 12:12).', { max: 10_000 }) reason!: string;
  @TextInput('The delegation the decision rests on.') delegation!: string;
}

/** Cancels a procurement, at any time before its contract. What lies in envelopes that nobody opened stays sealed. */
export class CancelProcurement extends act({
  name: 'cancelProcurement',
  input: CancelProcurementInput,
  roles: ['decision-maker'],
  describe: 'Cancels a procurement, at any time before its contract.',
}) {}

import { InputType } from '@nestjs/graphql';
import { act, DayInput, IdInput, TextInput } from '@hub/platform';
import type { LocalDate } from '@hub/kernel';

@InputType()
export class DecidePurchaseInput {
  @IdInput('The partnership.') partnershipId!: string;
  @DayInput('The day from which the municipality is the first customer.') firstCustomerFrom!: LocalDate;
  @TextInput('The delegation under which this is decided: by the rule of the hub a named person decides, never a machine.')
  delegation!: string;
}

/** Buys what was accepted, at the cost it was accepted at. */
export class DecidePurchase extends act({
  name: 'decidePurchase',
  input: DecidePurchaseInput,
  roles: ['decision-maker'],
  describe: 'Buys the accepted solution on the terms of the contract; the municipality becomes its first customer.',
}) {}

import { InputType } from '@nestjs/graphql';
import { act, IdInput, TextInput } from '@hub/platform';

@InputType()
export class CompletePartnershipInput {
  @IdInput('The partnership.') partnershipId!: string;
  @TextInput('What it came to.', { max: 2_000 }) reason!: string;
}

/** Closes the file. Instalments that were earned can still be approved. */
export class CompletePartnership extends act({
  name: 'completePartnership',
  input: CompletePartnershipInput,
  roles: ['decision-maker', 'procurement-officer', 'coordinator'],
  describe: 'Closes the file of a partnership whose phases are all decided.',
}) {}

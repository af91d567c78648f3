import { InputType } from '@nestjs/graphql';
import { act, CountInput, IdInput, TextInput } from '@hub/platform';

@InputType()
export class ApproveInstalmentInput {
  @IdInput('The partnership.') partnershipId!: string;
  @CountInput('The number of the phase.', { min: 1 }) phaseNo!: number;
  @IdInput('The instalment, as the contract names it.') instalmentId!: string;
  @TextInput('The delegation under which this is decided: by the rule of the hub a named person decides, never a machine.')
  delegation!: string;
}

/** Approves an instalment, once. The amount is that of the contract. */
export class ApproveInstalment extends act({
  name: 'approveInstalment',
  input: ApproveInstalmentInput,
  roles: ['decision-maker'],
  describe: 'Approves an instalment for payment, when the target it is paid against is met (LOU 6:40).',
}) {}

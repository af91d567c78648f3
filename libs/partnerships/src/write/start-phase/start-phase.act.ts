import { InputType } from '@nestjs/graphql';
import { act, CountInput, IdInput } from '@hub/platform';

@InputType()
export class StartPhaseInput {
  @IdInput('The partnership.') partnershipId!: string;
  @CountInput('The number of the phase.', { min: 1 }) phaseNo!: number;
}

/** Starts a phase. Refused while the phase before it is not decided to be continued. */
export class StartPhase extends act({
  name: 'startPhase',
  input: StartPhaseInput,
  roles: ['procurement-officer', 'need-owner', 'coordinator'],
  describe: 'Starts the next phase of a partnership.',
}) {}

import { InputType } from '@nestjs/graphql';
import { act, CountInput, KeyInput } from '@hub/platform';

@InputType()
export class OpenCycleInput {
  @KeyInput('The programme.') programmeId!: string;
  @CountInput('The number of the cycle.', { min: 1 }) cycleNo!: number;
}

/** Opens a cycle. From now on its challenges count against the programme's total for ever. */
export class OpenCycle extends act({
  name: 'openCycle',
  input: OpenCycleInput,
  roles: ['coordinator'],
  describe: 'Opens a cycle with the challenges admitted to it.',
}) {}

import { InputType } from '@nestjs/graphql';
import { act, CountInput, KeyInput, PartInput, TextInput } from '@hub/platform';
import { CyclePlanInput } from '../../inputs.js';

@InputType()
export class ReplanCycleInput {
  @KeyInput('The programme.') programmeId!: string;
  @CountInput('The number of the cycle.', { min: 1 }) cycleNo!: number;
  @PartInput(() => CyclePlanInput, 'What is planned from now on.') plan!: CyclePlanInput;
  @TextInput('Why the plan changes.', { max: 1_000 }) reason!: string;
}

/** Changes the plan of a cycle until it is over. What was planned first stays beside it. */
export class ReplanCycle extends act({
  name: 'replanCycle',
  input: ReplanCycleInput,
  roles: ['coordinator'],
  describe: 'Changes the plan of a cycle.',
}) {}

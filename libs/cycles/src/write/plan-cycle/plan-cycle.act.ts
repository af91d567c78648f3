import { InputType } from '@nestjs/graphql';
import { act, CountInput, KeyInput, PartInput } from '@hub/platform';
import { CyclePlanInput } from '../../inputs.js';

@InputType()
export class PlanCycleInput {
  @KeyInput('The programme.') programmeId!: string;
  @CountInput('The number of the cycle, from 1.', { min: 1 }) cycleNo!: number;
  @PartInput(() => CyclePlanInput, 'What is planned; left out when nobody knows what was planned.', { optional: true })
  plan?: CyclePlanInput;
}

/** Plans a cycle of a programme, under a number that is free. */
export class PlanCycle extends act({
  name: 'planCycle',
  input: PlanCycleInput,
  roles: ['coordinator'],
  describe: 'Plans a cycle of a programme.',
}) {}

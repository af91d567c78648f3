import { InputType } from '@nestjs/graphql';
import { act, DayInput, IdInput, TextInput } from '@hub/platform';

@InputType()
export class OpenTestBedInput {
  @IdInput('The challenge whose solution is tried.') challengeId!: string;
  @TextInput('Where it is, in words: a road network, four schools.', { max: 500 }) site!: string;
  @IdInput('The organisation of the municipal group that hosts it.') host!: string;
  @DayInput('The day it opens.') opensOn!: string;
  @DayInput('The day it is to close, when one is agreed.', { optional: true }) closesOn?: string;
}

/** Opens a place where the solution of a challenge is tried, with the municipality as the host. */
export class OpenTestBed extends act({
  name: 'openTestBed',
  input: OpenTestBedInput,
  roles: ['need-owner', 'coordinator'],
  describe: 'Opens a test bed for the solution of a challenge. The answer names it.',
}) {}

import { InputType } from '@nestjs/graphql';
import { act, DecimalInput, KeyInput, TextInput } from '@hub/platform';

@InputType()
export class SetEffectGoalInput {
  @KeyInput('The key of the challenge, such as SNOW.') challengeId!: string;
  @TextInput('What shall change.', { max: 500 }) what!: string;
  @TextInput('What shows it.') metric!: string;
  @TextInput('The unit of the metric.', { max: 50 }) unit!: string;
  @DecimalInput('The value before.') baseline!: string;
  @DecimalInput('The value to reach.') target!: string;
}

/** Adds an effect goal; a wrong one is dropped. A need owner does so for their own challenges. */
export class SetEffectGoal extends act({
  name: 'setEffectGoal',
  input: SetEffectGoalInput,
  roles: ['coordinator', 'need-owner'],
  describe: 'Adds an effect goal to a challenge, until a cycle takes it up.',
}) {}

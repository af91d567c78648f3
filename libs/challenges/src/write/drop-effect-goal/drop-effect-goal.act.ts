import { InputType } from '@nestjs/graphql';
import { act, IdInput, KeyInput, TextInput } from '@hub/platform';

@InputType()
export class DropEffectGoalInput {
  @KeyInput('The key of the challenge, such as SNOW.') challengeId!: string;
  @IdInput('The effect goal.') goalId!: string;
  @TextInput('Why it is dropped.', { max: 1_000 }) reason!: string;
}

/** Drops an effect goal. A challenge that is ready keeps one at least. */
export class DropEffectGoal extends act({
  name: 'dropEffectGoal',
  input: DropEffectGoalInput,
  roles: ['coordinator', 'need-owner'],
  describe: 'Drops an effect goal of a challenge, until a cycle takes it up.',
}) {}

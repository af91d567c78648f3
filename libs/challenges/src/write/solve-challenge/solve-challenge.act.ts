import { InputType } from '@nestjs/graphql';
import { act, DayInput, DecimalInput, IdInput, KeyInput, PartListInput, TextInput } from '@hub/platform';

@InputType({ description: 'An effect that was measured on one of the goals.' })
export class MeasuredEffectInput {
  @IdInput('The effect goal.') goalId!: string;
  @DecimalInput('The value that was measured, in the unit of the goal.') value!: string;
  @DayInput('The day it was measured.') measuredOn!: string;
  @TextInput('How it was measured.', { max: 1_000 }) how!: string;
}

@InputType()
export class SolveChallengeInput {
  @KeyInput('The key of the challenge, such as SNOW.') challengeId!: string;
  @PartListInput(() => MeasuredEffectInput, 'What was measured: at least one effect.') measuredEffects!: MeasuredEffectInput[];
  @TextInput('Why the challenge counts as solved.', { max: 2_000 }) reason!: string;
}

/** Says that a challenge is solved, by the coordinator or its own need owner, once a cycle has taken it up. */
export class SolveChallenge extends act({
  name: 'solveChallenge',
  input: SolveChallengeInput,
  roles: ['coordinator', 'need-owner'],
  describe: 'Says that a challenge is solved, with the effects that were measured.',
}) {}

import { InputType } from '@nestjs/graphql';
import { act, KeyInput, TextInput, TextListInput } from '@hub/platform';

@InputType()
export class ReadyChallengeInput {
  @KeyInput('The key of the challenge, such as SNOW.') challengeId!: string;
  @TextListInput('What every solution must meet, at most ten: the need, not the solution.', { optional: true })
  minimumRequirements?: string[];
  @TextInput('How likely it is that a solution will be put to use, and why.', { max: 1_000 }) implementationLikelihood!: string;
}

/** Says that a challenge is described. It has a need owner and an effect goal by then; its minimum requirements stay as they are. */
export class ReadyChallenge extends act({
  name: 'readyChallenge',
  input: ReadyChallengeInput,
  roles: ['coordinator'],
  describe: 'Says that a challenge is described well enough to be taken up.',
}) {}

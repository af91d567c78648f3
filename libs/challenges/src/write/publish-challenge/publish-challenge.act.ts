import { InputType } from '@nestjs/graphql';
import { act, KeyInput } from '@hub/platform';

@InputType()
export class PublishChallengeInput {
  @KeyInput('The key of the challenge, such as SNOW.') challengeId!: string;
}

/** Shows a challenge to everybody, once it is ready. */
export class PublishChallenge extends act({
  name: 'publishChallenge',
  input: PublishChallengeInput,
  roles: ['coordinator'],
  describe: 'Shows a challenge to everybody.',
}) {}

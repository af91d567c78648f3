import { InputType } from '@nestjs/graphql';
import { act, CountInput, IdInput, KeyInput, TextInput } from '@hub/platform';

@InputType()
export class ReleaseChallengeInput {
  @KeyInput('The programme.') programmeId!: string;
  @CountInput('The number of the cycle.', { min: 1 }) cycleNo!: number;
  @IdInput('The challenge.') challengeId!: string;
  @TextInput('Why it is taken out.', { max: 1_000 }) reason!: string;
}

/** Takes a challenge out of a cycle before it opens. Its place is free again. */
export class ReleaseChallenge extends act({
  name: 'releaseChallenge',
  input: ReleaseChallengeInput,
  roles: ['coordinator'],
  describe: 'Takes a challenge out of a cycle that has not opened.',
}) {}

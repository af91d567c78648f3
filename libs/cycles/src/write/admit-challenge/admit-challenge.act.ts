import { InputType } from '@nestjs/graphql';
import { act, CountInput, IdInput, KeyInput } from '@hub/platform';

@InputType()
export class AdmitChallengeInput {
  @KeyInput('The programme.') programmeId!: string;
  @CountInput('The number of the cycle.', { min: 1 }) cycleNo!: number;
  @IdInput('The challenge; ready or published, and in no other cycle.') challengeId!: string;
}

/** Admits a challenge to a cycle that has not opened, within the limits of the programme. */
export class AdmitChallenge extends act({
  name: 'admitChallenge',
  input: AdmitChallengeInput,
  roles: ['coordinator'],
  describe: 'Admits a challenge to a planned cycle, within the limits of its programme.',
}) {}

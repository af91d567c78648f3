import { InputType } from '@nestjs/graphql';
import { act, IdInput, KeyInput } from '@hub/platform';

@InputType()
export class NameNeedOwnerInput {
  @KeyInput('The key of the challenge, such as SNOW.') challengeId!: string;
  @IdInput('The department or company of the municipal group that has the need.') needOwner!: string;
}

/** Names the need owner of a challenge: one at a time. */
export class NameNeedOwner extends act({
  name: 'nameNeedOwner',
  input: NameNeedOwnerInput,
  roles: ['coordinator'],
  describe: 'Says which department or company has the need.',
}) {}

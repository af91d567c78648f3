import { InputType } from '@nestjs/graphql';
import { act, ChoiceInput, KeyInput, TextInput } from '@hub/platform';
import { AbandonGroundChoice } from '../../choices.js';
import type { AbandonGround } from '../../domain/challenge.events.js';

@InputType()
export class AbandonChallengeInput {
  @KeyInput('The key of the challenge, such as SNOW.') challengeId!: string;
  @ChoiceInput(AbandonGroundChoice, 'On what ground.') ground!: AbandonGround;
  @TextInput('Why, in words for its proposers.', { max: 2_000 }) reason!: string;
}

/** Gives a challenge up. Its proposals may become part of another. */
export class AbandonChallenge extends act({
  name: 'abandonChallenge',
  input: AbandonChallengeInput,
  roles: ['coordinator'],
  describe: 'Gives a challenge up, any time before it is solved.',
}) {}

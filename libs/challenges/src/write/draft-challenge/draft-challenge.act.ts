import { InputType } from '@nestjs/graphql';
import { act, IdListInput, KeyInput, TextInput } from '@hub/platform';

@InputType()
export class DraftChallengeInput {
  @KeyInput('The key people will call it by, such as SNOW.') challengeId!: string;
  @TextInput('What it is about, in a line.') title!: string;
  @TextInput('The need, without a solution.', { max: 10_000 }) need!: string;
  @IdListInput('The proposals it comes from: at least one, each concluded as a challenge.', { min: 1 }) proposalIds!: string[];
}

/** Drafts a challenge from proposals. Its key is its id, and is never used again. */
export class DraftChallenge extends act({
  name: 'draftChallenge',
  input: DraftChallengeInput,
  roles: ['coordinator'],
  describe: 'Drafts a challenge from proposals that were concluded as one.',
}) {}

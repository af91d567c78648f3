import { InputType } from '@nestjs/graphql';
import { act, DayInput, KeyInput, TextInput } from '@hub/platform';

@InputType()
export class ExtendProgrammeInput {
  @KeyInput('The programme.') programmeId!: string;
  @DayInput('The new last day of its period; later than the old one.') endsOn!: string;
  @TextInput('Why it is extended, and on whose decision.', { max: 1_000 }) reason!: string;
}

/** Lets a programme end later. The end before stays in the history. */
export class ExtendProgramme extends act({
  name: 'extendProgramme',
  input: ExtendProgrammeInput,
  roles: ['decision-maker', 'coordinator'],
  describe: 'Lets a programme end later than before.',
}) {}

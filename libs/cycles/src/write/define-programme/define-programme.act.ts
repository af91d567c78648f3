import { InputType } from '@nestjs/graphql';
import { act, CountInput, DayInput, KeyInput, TextInput } from '@hub/platform';

@InputType()
export class DefineProgrammeInput {
  @KeyInput('The acronym of the programme, such as DIACCESS.') programmeId!: string;
  @TextInput('Its name.') name!: string;
  @CountInput('The most cycles it has.', { min: 1, max: 100 }) maxCycles!: number;
  @CountInput('The least challenges a cycle opens with.', { min: 1, max: 100 }) minChallengesPerCycle!: number;
  @CountInput('The most challenges a cycle has.', { min: 1, max: 100 }) maxChallengesPerCycle!: number;
  @CountInput('The most challenges in all.', { min: 1, max: 10_000 }) maxChallenges!: number;
  @DayInput('The first day of its period.') startsOn!: string;
  @DayInput('The last day of its period.') endsOn!: string;
}

/** Sets the limits of a programme. They stand from then on; only the period can be extended. */
export class DefineProgramme extends act({
  name: 'defineProgramme',
  input: DefineProgrammeInput,
  roles: ['coordinator'],
  describe: 'Sets the limits and the period of a programme, once.',
}) {}

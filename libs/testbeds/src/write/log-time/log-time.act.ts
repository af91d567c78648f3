import { InputType } from '@nestjs/graphql';
import { act, ChoiceInput, CountInput, DayInput, IdInput, TextInput } from '@hub/platform';
import { ActivityChoice } from '../../choices.js';
import type { Activity } from '../../domain/timesheet.events.js';

@InputType()
export class LogTimeInput {
  @IdInput('The reference of who worked; yours when left out.', { optional: true }) person?: string;
  @IdInput('The challenge the time was invested in.') challengeId!: string;
  @IdInput('The test bed, when it was invested in one.', { optional: true }) testBedId?: string;
  @TextInput('The function of who worked, such as road engineer; never a name.', { max: 100 }) function!: string;
  @DayInput('The day it was worked.') day!: string;
  @CountInput('Minutes; all entries of a person for a day make at most 1440.', { min: 1, max: 1_440 }) minutes!: number;
  @ChoiceInput(ActivityChoice, 'What it was invested in.') activity!: Activity;
}

/** Enters time that was worked for a challenge. Whoever enters it approves it. */
export class LogTime extends act({
  name: 'logTime',
  input: LogTimeInput,
  roles: ['employee', 'need-owner', 'coordinator'],
  describe: 'Enters time invested in a challenge. The answer names the entry.',
}) {}

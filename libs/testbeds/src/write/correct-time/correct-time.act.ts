import { InputType } from '@nestjs/graphql';
import { act, CountInput, IdInput, TextInput } from '@hub/platform';

@InputType()
export class CorrectTimeInput {
  @IdInput('The reference of whose time it is; yours when left out.', { optional: true }) person?: string;
  @CountInput('The year of the entry.', { min: 1_900, max: 9_999 }) year!: number;
  @IdInput('The entry.') entryId!: string;
  @CountInput('The minutes that count from now on; 0 reverses the entry.', { max: 1_440 }) minutes!: number;
  @TextInput('Why it is corrected.', { max: 1_000 }) reason!: string;
}

/** Corrects the minutes of an entry. What it said before stays in its history. */
export class CorrectTime extends act({
  name: 'correctTime',
  input: CorrectTimeInput,
  roles: ['employee', 'need-owner', 'coordinator'],
  describe: 'Corrects the minutes of an entry; to 0 to reverse it.',
}) {}

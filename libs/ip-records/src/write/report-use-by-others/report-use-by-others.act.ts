import { InputType } from '@nestjs/graphql';
import { act, CountInput, DayInput, IdInput, YesNoInput } from '@hub/platform';
import type { LocalDate } from '@hub/kernel';

@InputType()
export class ReportUseByOthersInput {
  @IdInput("The record: it has the partnership's id.") ipRecordId!: string;
  @DayInput('The day of the count: not in the future, and not before the last count.') asOf!: LocalDate;
  @CountInput('How many others use the solution.') inUse!: number;
  @CountInput('How many others are trying it or thinking about it, where that is known.', { optional: true }) evaluating?: number;
  @YesNoInput('True when the number who are evaluating is a guess.', { optional: true }) evaluatingIsApproximate?: boolean;
}

/** Reports a count of a day. A count of the same day again corrects it. */
export class ReportUseByOthers extends act({
  name: 'reportUseByOthers',
  input: ReportUseByOthersInput,
  roles: ['innovator', 'coordinator', 'procurement-officer'],
  describe: 'Reports how many others use or evaluate a solution, where they are not named one by one.',
}) {}

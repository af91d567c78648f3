import { InputType } from '@nestjs/graphql';
import { act, CountInput, DayInput, IdInput, TextInput, TextListInput } from '@hub/platform';

@InputType()
export class PublishContractNoticeInput {
  @IdInput('The procurement.') procurementId!: string;
  @TextInput('The number of the notice in the notice database (LOU 10:5 a).', { max: 100 }) noticeId!: string;
  @DayInput('The last day for requests: at least 30 days from today (LOU 11:3).') requestsDueOn!: string;
  @CountInput('The lowest number of candidates to be invited, at least three (LOU 4:7).', { max: 1_000 }) minCandidates!: number;
  @CountInput('The highest number, when there is one (LOU 4:6).', { optional: true, max: 1_000 }) maxCandidates?: number;
  @TextListInput('By what candidates are chosen, capacity for research and development first of all (LOU 6:32).')
  selectionCriteria!: string[];
}

/** Sends the contract notice: from now on everybody may ask to take part. */
export class PublishContractNotice extends act({
  name: 'publishContractNotice',
  input: PublishContractNoticeInput,
  roles: ['procurement-officer'],
  describe: 'Sends the contract notice, today; from now on everybody may ask to take part.',
}) {}

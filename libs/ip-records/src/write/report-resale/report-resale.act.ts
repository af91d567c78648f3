import { InputType } from '@nestjs/graphql';
import { act, ChoiceInput, IdInput, TextInput } from '@hub/platform';
import { Matches } from 'class-validator';
import { CustomerTypeChoice, ResaleStatusChoice, ScalingTypeChoice } from '../../choices.js';
import type { CustomerType, ResaleStatus, ScalingType } from '../../domain/ip-record.events.js';

@InputType()
export class ReportResaleInput {
  @IdInput("The record: it has the partnership's id.") ipRecordId!: string;
  @IdInput('An id of your own for it, to change its status by; one is made when left out.', { optional: true }) resaleId?: string;
  @TextInput('The other customer: an organisation, not a person.') customer!: string;
  @ChoiceInput(CustomerTypeChoice, 'What kind of customer it is.') customerType!: CustomerType;

  @Matches(/^[A-Z]{2}$/, { message: '$property is not a country code of two capital letters, such as SE' })
  @TextInput('Where, as a country code of two letters (ISO 3166-1), such as SE.')
  country!: string;

  @ChoiceInput(ResaleStatusChoice, 'How far it has come.') status!: ResaleStatus;
  @ChoiceInput(ScalingTypeChoice, 'How the solution spreads by it.') scaling!: ScalingType;
}

/** Names another customer, once. Whether it is early follows from the record. */
export class ReportResale extends act({
  name: 'reportResale',
  input: ReportResaleInput,
  roles: ['innovator', 'coordinator', 'procurement-officer'],
  describe: 'Names another customer of a solution. One before the acceptance is marked as early.',
}) {}

import { InputType } from '@nestjs/graphql';
import { act, ChoiceInput, IdInput } from '@hub/platform';
import { ResaleStatusChoice } from '../../choices.js';
import type { ResaleStatus } from '../../domain/ip-record.events.js';

@InputType()
export class ChangeResaleStatusInput {
  @IdInput("The record: it has the partnership's id.") ipRecordId!: string;
  @IdInput('The resale.') resaleId!: string;
  @ChoiceInput(ResaleStatusChoice, 'How far it has come now.') status!: ResaleStatus;
}

/** Says how far another customer has come. */
export class ChangeResaleStatus extends act({
  name: 'changeResaleStatus',
  input: ChangeResaleStatusInput,
  roles: ['innovator', 'coordinator', 'procurement-officer'],
  describe: 'Says how far another customer of a solution has come.',
}) {}

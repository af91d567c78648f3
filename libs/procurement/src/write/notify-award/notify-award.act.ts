import { InputType } from '@nestjs/graphql';
import { act, ChoiceInput, IdInput } from '@hub/platform';
import { NotificationChannelChoice } from '../../choices.js';
import type { NotificationChannel } from '../../domain/procurement.events.js';

@InputType()
export class NotifyAwardInput {
  @IdInput('The procurement.') procurementId!: string;
  @ChoiceInput(NotificationChannelChoice, 'Electronic when all were told so, other when anybody was told in another way.')
  channel!: NotificationChannel;
}

/** Tells all candidates and tenderers of the award, today. With it the standstill begins (LOU 12:12, 20:1). */
export class NotifyAward extends act({
  name: 'notifyAward',
  input: NotifyAwardInput,
  roles: ['procurement-officer'],
  describe: 'Notifies the award, today; with it the standstill begins.',
}) {}

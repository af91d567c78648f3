import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { toInstant, toLocalDate } from '@hub/kernel';
import { type Answer, Commands, SwedishCalendar } from '@hub/platform';
import { procurement } from '../../domain/procurement.js';
import { procurementStream } from '../../domain/procurement.stream.js';
import { InviteTenderers } from './invite-tenderers.act.js';

@CommandHandler(InviteTenderers)
export class InviteTenderersHandler implements ICommandHandler<InviteTenderers> {
  constructor(
    private readonly commands: Commands,
    private readonly calendar: SwedishCalendar,
  ) {}

  execute({ input, envelope }: InviteTenderers): Promise<Answer> {
    const { procurementId } = input;
    const tendersDueAt = toInstant(input.tendersDueAt);
    return this.commands.with(procurement).handle({ stream: procurementStream(procurementId), id: procurementId }, envelope, () => ({
      type: 'invite-tenderers',
      data: {
        ...input,
        tendersDueAt,
        tendersDueOn: this.calendar.dayOf(tendersDueAt),
        informationDueOn: toLocalDate(input.informationDueOn),
      },
    }));
  }
}

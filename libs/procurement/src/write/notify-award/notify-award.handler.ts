import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands, SwedishCalendar } from '@hub/platform';
import { procurement } from '../../domain/procurement.js';
import { procurementStream } from '../../domain/procurement.stream.js';
import { NotifyAward } from './notify-award.act.js';

@CommandHandler(NotifyAward)
export class NotifyAwardHandler implements ICommandHandler<NotifyAward> {
  constructor(
    private readonly commands: Commands,
    private readonly calendar: SwedishCalendar,
  ) {}

  execute({ input, envelope }: NotifyAward): Promise<Answer> {
    const { procurementId } = input;
    return this.commands.with(procurement).handle({ stream: procurementStream(procurementId), id: procurementId }, envelope, () => ({
      type: 'notify-award',
      data: { ...input, holidays: this.calendar.holidaysFrom(envelope.on) },
    }));
  }
}

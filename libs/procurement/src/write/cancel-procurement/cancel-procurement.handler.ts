import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { procurement } from '../../domain/procurement.js';
import { procurementStream } from '../../domain/procurement.stream.js';
import { CancelProcurement } from './cancel-procurement.act.js';

@CommandHandler(CancelProcurement)
export class CancelProcurementHandler implements ICommandHandler<CancelProcurement> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: CancelProcurement): Promise<Answer> {
    const { procurementId } = input;
    return this.commands.with(procurement).handle({ stream: procurementStream(procurementId), id: procurementId }, envelope, () => ({
      type: 'cancel-procurement',
      data: input,
    }));
  }
}

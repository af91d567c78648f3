import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { procurement } from '../../domain/procurement.js';
import { procurementStream } from '../../domain/procurement.stream.js';
import { HoldNegotiation } from './hold-negotiation.act.js';

@CommandHandler(HoldNegotiation)
export class HoldNegotiationHandler implements ICommandHandler<HoldNegotiation> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: HoldNegotiation): Promise<Answer> {
    const { procurementId } = input;
    return this.commands.with(procurement).handle({ stream: procurementStream(procurementId), id: procurementId }, envelope, () => ({
      type: 'hold-negotiation',
      data: input,
    }));
  }
}

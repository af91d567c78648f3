import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { challengeProcurement } from '../../domain/challenge-procurement.js';
import { procurement } from '../../domain/procurement.js';
import { challengeProcurementStream, procurementStream } from '../../domain/procurement.stream.js';
import { BeginProcurement } from './begin-procurement.command.js';

@CommandHandler(BeginProcurement)
export class BeginProcurementHandler implements ICommandHandler<BeginProcurement> {
  constructor(private readonly commands: Commands) {}

  execute({ procurementId, challengeId, envelope }: BeginProcurement): Promise<Answer> {
    return this.commands.with(procurement).handle({ stream: procurementStream(procurementId), id: procurementId }, envelope, async () => {
      const { latest } = await this.commands.with(challengeProcurement).stateOf(challengeProcurementStream(challengeId));
      if (latest?.procurementId !== procurementId) throw new Error(`${procurementId} is not what ${challengeId} was allotted last`);
      return { type: 'begin-procurement', data: latest };
    });
  }
}

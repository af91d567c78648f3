import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { procurement } from '../../domain/procurement.js';
import { procurementStream } from '../../domain/procurement.stream.js';
import { EvaluateTenders } from './evaluate-tenders.act.js';

@CommandHandler(EvaluateTenders)
export class EvaluateTendersHandler implements ICommandHandler<EvaluateTenders> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: EvaluateTenders): Promise<Answer> {
    const { procurementId } = input;
    return this.commands.with(procurement).handle({ stream: procurementStream(procurementId), id: procurementId }, envelope, () => ({
      type: 'evaluate-tenders',
      data: input,
    }));
  }
}

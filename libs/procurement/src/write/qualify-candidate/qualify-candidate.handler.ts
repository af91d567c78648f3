import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { procurement } from '../../domain/procurement.js';
import { procurementStream } from '../../domain/procurement.stream.js';
import { QualifyCandidate } from './qualify-candidate.act.js';

@CommandHandler(QualifyCandidate)
export class QualifyCandidateHandler implements ICommandHandler<QualifyCandidate> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: QualifyCandidate): Promise<Answer> {
    const { procurementId } = input;
    return this.commands.with(procurement).handle({ stream: procurementStream(procurementId), id: procurementId }, envelope, () => ({
      type: 'qualify-candidate',
      data: input,
    }));
  }
}

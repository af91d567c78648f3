import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { procurement } from '../../domain/procurement.js';
import { procurementStream } from '../../domain/procurement.stream.js';
import { RejectCandidate } from './reject-candidate.act.js';

@CommandHandler(RejectCandidate)
export class RejectCandidateHandler implements ICommandHandler<RejectCandidate> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: RejectCandidate): Promise<Answer> {
    const { procurementId } = input;
    return this.commands.with(procurement).handle({ stream: procurementStream(procurementId), id: procurementId }, envelope, () => ({
      type: 'reject-candidate',
      data: input,
    }));
  }
}

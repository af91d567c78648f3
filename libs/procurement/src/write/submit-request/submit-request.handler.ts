import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { procurement } from '../../domain/procurement.js';
import { procurementStream } from '../../domain/procurement.stream.js';
import { SubmitRequest } from './submit-request.act.js';

@CommandHandler(SubmitRequest)
export class SubmitRequestHandler implements ICommandHandler<SubmitRequest> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: SubmitRequest): Promise<Answer> {
    const { procurementId } = input;
    return this.commands.with(procurement).handle({ stream: procurementStream(procurementId), id: procurementId }, envelope, () => ({
      type: 'submit-request',
      data: { ...input, forTheHub: envelope.asker.roles.includes('procurement-officer'), ofOrganisation: envelope.asker.organisation },
    }));
  }
}

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands, holds, idOf } from '@hub/platform';
import { ipRecord } from '../../domain/ip-record.js';
import { ipRecordStream } from '../../domain/ip-record.stream.js';
import { ReportResale } from './report-resale.act.js';

@CommandHandler(ReportResale)
export class ReportResaleHandler implements ICommandHandler<ReportResale> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: ReportResale): Promise<Answer> {
    const { ipRecordId } = input;
    return this.commands.with(ipRecord).handle({ stream: ipRecordStream(ipRecordId), id: ipRecordId }, envelope, () => ({
      type: 'report-resale',
      data: {
        ...input,
        resaleId: input.resaleId ?? idOf('resale', envelope.commandId),
        forTheHub: holds(envelope.asker, ['coordinator', 'procurement-officer']),
        organisation: envelope.asker.organisation,
      },
    }));
  }
}

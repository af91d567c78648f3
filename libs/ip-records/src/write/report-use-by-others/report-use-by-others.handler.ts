import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands, holds } from '@hub/platform';
import { ipRecord } from '../../domain/ip-record.js';
import { ipRecordStream } from '../../domain/ip-record.stream.js';
import { ReportUseByOthers } from './report-use-by-others.act.js';

@CommandHandler(ReportUseByOthers)
export class ReportUseByOthersHandler implements ICommandHandler<ReportUseByOthers> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: ReportUseByOthers): Promise<Answer> {
    const { ipRecordId } = input;
    return this.commands.with(ipRecord).handle({ stream: ipRecordStream(ipRecordId), id: ipRecordId }, envelope, () => ({
      type: 'report-use-by-others',
      data: {
        ...input,
        forTheHub: holds(envelope.asker, ['coordinator', 'procurement-officer']),
        organisation: envelope.asker.organisation,
      },
    }));
  }
}

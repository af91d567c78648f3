import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands, holds } from '@hub/platform';
import { ipRecord } from '../../domain/ip-record.js';
import { ipRecordStream } from '../../domain/ip-record.stream.js';
import { ChangeResaleStatus } from './change-resale-status.act.js';

@CommandHandler(ChangeResaleStatus)
export class ChangeResaleStatusHandler implements ICommandHandler<ChangeResaleStatus> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: ChangeResaleStatus): Promise<Answer> {
    const { ipRecordId } = input;
    return this.commands.with(ipRecord).handle({ stream: ipRecordStream(ipRecordId), id: ipRecordId }, envelope, () => ({
      type: 'change-resale-status',
      data: {
        ...input,
        forTheHub: holds(envelope.asker, ['coordinator', 'procurement-officer']),
        organisation: envelope.asker.organisation,
      },
    }));
  }
}

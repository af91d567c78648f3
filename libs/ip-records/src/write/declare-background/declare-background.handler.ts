import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands, holds, idOf } from '@hub/platform';
import { ipRecord } from '../../domain/ip-record.js';
import { ipRecordStream } from '../../domain/ip-record.stream.js';
import { DeclareBackground } from './declare-background.act.js';

@CommandHandler(DeclareBackground)
export class DeclareBackgroundHandler implements ICommandHandler<DeclareBackground> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: DeclareBackground): Promise<Answer> {
    const { ipRecordId } = input;
    return this.commands.with(ipRecord).handle({ stream: ipRecordStream(ipRecordId), id: ipRecordId }, envelope, () => ({
      type: 'declare-background',
      data: {
        ...input,
        assetId: idOf('asset', envelope.commandId),
        forTheHub: holds(envelope.asker, ['procurement-officer']),
        organisation: envelope.asker.organisation,
      },
    }));
  }
}

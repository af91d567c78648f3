import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { ipRecord } from '../../domain/ip-record.js';
import { ipRecordStream } from '../../domain/ip-record.stream.js';
import { AgreeReference } from './agree-reference.act.js';

@CommandHandler(AgreeReference)
export class AgreeReferenceHandler implements ICommandHandler<AgreeReference> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: AgreeReference): Promise<Answer> {
    const { ipRecordId } = input;
    return this.commands.with(ipRecord).handle({ stream: ipRecordStream(ipRecordId), id: ipRecordId }, envelope, () => ({
      type: 'agree-reference',
      data: input,
    }));
  }
}

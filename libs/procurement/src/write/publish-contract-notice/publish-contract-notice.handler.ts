import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { toLocalDate } from '@hub/kernel';
import { type Answer, Commands } from '@hub/platform';
import { procurement } from '../../domain/procurement.js';
import { procurementStream } from '../../domain/procurement.stream.js';
import { PublishContractNotice } from './publish-contract-notice.act.js';

@CommandHandler(PublishContractNotice)
export class PublishContractNoticeHandler implements ICommandHandler<PublishContractNotice> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: PublishContractNotice): Promise<Answer> {
    const { procurementId } = input;
    return this.commands.with(procurement).handle({ stream: procurementStream(procurementId), id: procurementId }, envelope, () => ({
      type: 'publish-notice',
      data: { ...input, requestsDueOn: toLocalDate(input.requestsDueOn) },
    }));
  }
}

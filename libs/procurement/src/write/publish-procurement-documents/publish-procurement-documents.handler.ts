import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { procurement } from '../../domain/procurement.js';
import { procurementStream } from '../../domain/procurement.stream.js';
import { PublishProcurementDocuments } from './publish-procurement-documents.act.js';

@CommandHandler(PublishProcurementDocuments)
export class PublishProcurementDocumentsHandler implements ICommandHandler<PublishProcurementDocuments> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: PublishProcurementDocuments): Promise<Answer> {
    const { procurementId } = input;
    return this.commands.with(procurement).handle({ stream: procurementStream(procurementId), id: procurementId }, envelope, () => ({
      type: 'publish-documents',
      data: input,
    }));
  }
}

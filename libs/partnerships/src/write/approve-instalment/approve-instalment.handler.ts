import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { partnership } from '../../domain/partnership.js';
import { partnershipStream } from '../../domain/partnership.stream.js';
import { ApproveInstalment } from './approve-instalment.act.js';

@CommandHandler(ApproveInstalment)
export class ApproveInstalmentHandler implements ICommandHandler<ApproveInstalment> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: ApproveInstalment): Promise<Answer> {
    const { partnershipId } = input;
    return this.commands.with(partnership).handle({ stream: partnershipStream(partnershipId), id: partnershipId }, envelope, () => ({
      type: 'approve-instalment',
      data: input,
    }));
  }
}

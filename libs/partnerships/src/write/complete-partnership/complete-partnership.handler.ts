import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { partnership } from '../../domain/partnership.js';
import { partnershipStream } from '../../domain/partnership.stream.js';
import { CompletePartnership } from './complete-partnership.act.js';

@CommandHandler(CompletePartnership)
export class CompletePartnershipHandler implements ICommandHandler<CompletePartnership> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: CompletePartnership): Promise<Answer> {
    const { partnershipId } = input;
    return this.commands.with(partnership).handle({ stream: partnershipStream(partnershipId), id: partnershipId }, envelope, () => ({
      type: 'complete-partnership',
      data: input,
    }));
  }
}

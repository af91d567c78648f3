import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { partnership } from '../../domain/partnership.js';
import { partnershipStream } from '../../domain/partnership.stream.js';
import { DecidePurchase } from './decide-purchase.act.js';

@CommandHandler(DecidePurchase)
export class DecidePurchaseHandler implements ICommandHandler<DecidePurchase> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: DecidePurchase): Promise<Answer> {
    const { partnershipId } = input;
    return this.commands.with(partnership).handle({ stream: partnershipStream(partnershipId), id: partnershipId }, envelope, () => ({
      type: 'decide-purchase',
      data: input,
    }));
  }
}

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands, idOf } from '@hub/platform';
import { Awards } from '../../domain/awards.port.js';
import { partnership } from '../../domain/partnership.js';
import { partnershipStream } from '../../domain/partnership.stream.js';
import { SignContract } from './sign-contract.act.js';

/**
 * The id of a partnership is made of its procurement and its partner: two who sign the same contract at once meet in one stream, and
 * one of them is refused.
 */
@CommandHandler(SignContract)
export class SignContractHandler implements ICommandHandler<SignContract> {
  constructor(
    private readonly commands: Commands,
    private readonly awards: Awards,
  ) {}

  execute({ input, envelope }: SignContract): Promise<Answer> {
    const { procurementId, partner } = input;
    const partnershipId = idOf('partnership', procurementId, partner);
    return this.commands.with(partnership).handle({ stream: partnershipStream(partnershipId), id: partnershipId }, envelope, async () => ({
      type: 'sign-contract',
      data: { ...input, partnershipId, award: await this.awards.awardOf(procurementId) },
    }));
  }
}

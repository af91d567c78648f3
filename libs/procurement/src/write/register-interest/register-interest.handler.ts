import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { procurement } from '../../domain/procurement.js';
import { procurementStream } from '../../domain/procurement.stream.js';
import { RegisterInterest } from './register-interest.act.js';

@CommandHandler(RegisterInterest)
export class RegisterInterestHandler implements ICommandHandler<RegisterInterest> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: RegisterInterest): Promise<Answer> {
    const { procurementId } = input;
    return this.commands.with(procurement).handle({ stream: procurementStream(procurementId), id: procurementId }, envelope, () => ({
      type: 'register-interest',
      data: { ...input, forTheHub: envelope.asker.roles.includes('procurement-officer'), ofOrganisation: envelope.asker.organisation },
    }));
  }
}

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { partnership } from '../../domain/partnership.js';
import { partnershipStream } from '../../domain/partnership.stream.js';
import { DecidePhase } from './decide-phase.act.js';

@CommandHandler(DecidePhase)
export class DecidePhaseHandler implements ICommandHandler<DecidePhase> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: DecidePhase): Promise<Answer> {
    const { partnershipId } = input;
    return this.commands.with(partnership).handle({ stream: partnershipStream(partnershipId), id: partnershipId }, envelope, () => ({
      type: 'decide-phase',
      data: input,
    }));
  }
}

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { partnership } from '../../domain/partnership.js';
import { partnershipStream } from '../../domain/partnership.stream.js';
import { StartPhase } from './start-phase.act.js';

@CommandHandler(StartPhase)
export class StartPhaseHandler implements ICommandHandler<StartPhase> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: StartPhase): Promise<Answer> {
    const { partnershipId } = input;
    return this.commands.with(partnership).handle({ stream: partnershipStream(partnershipId), id: partnershipId }, envelope, () => ({
      type: 'start-phase',
      data: input,
    }));
  }
}

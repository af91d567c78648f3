import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { partnership } from '../../domain/partnership.js';
import { partnershipStream } from '../../domain/partnership.stream.js';
import { AcceptSolution } from './accept-solution.act.js';

@CommandHandler(AcceptSolution)
export class AcceptSolutionHandler implements ICommandHandler<AcceptSolution> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: AcceptSolution): Promise<Answer> {
    const { partnershipId } = input;
    return this.commands.with(partnership).handle({ stream: partnershipStream(partnershipId), id: partnershipId }, envelope, () => ({
      type: 'accept-solution',
      data: input,
    }));
  }
}

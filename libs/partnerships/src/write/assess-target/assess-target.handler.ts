import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { partnership } from '../../domain/partnership.js';
import { partnershipStream } from '../../domain/partnership.stream.js';
import { AssessTarget } from './assess-target.act.js';

@CommandHandler(AssessTarget)
export class AssessTargetHandler implements ICommandHandler<AssessTarget> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: AssessTarget): Promise<Answer> {
    const { partnershipId } = input;
    return this.commands.with(partnership).handle({ stream: partnershipStream(partnershipId), id: partnershipId }, envelope, () => ({
      type: 'assess-target',
      data: input,
    }));
  }
}

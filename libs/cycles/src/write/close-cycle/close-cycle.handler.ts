import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { programme } from '../../domain/programme.js';
import { programmeStream } from '../../domain/programme.stream.js';
import { CloseCycle } from './close-cycle.act.js';

@CommandHandler(CloseCycle)
export class CloseCycleHandler implements ICommandHandler<CloseCycle> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: CloseCycle): Promise<Answer> {
    const { programmeId } = input;
    return this.commands.with(programme).handle({ stream: programmeStream(programmeId), id: programmeId }, envelope, () => ({
      type: 'close-cycle',
      data: input,
    }));
  }
}

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { programme } from '../../domain/programme.js';
import { programmeStream } from '../../domain/programme.stream.js';
import { OpenCycle } from './open-cycle.act.js';

@CommandHandler(OpenCycle)
export class OpenCycleHandler implements ICommandHandler<OpenCycle> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: OpenCycle): Promise<Answer> {
    const { programmeId } = input;
    return this.commands.with(programme).handle({ stream: programmeStream(programmeId), id: programmeId }, envelope, () => ({
      type: 'open-cycle',
      data: input,
    }));
  }
}

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { programme } from '../../domain/programme.js';
import { programmeStream } from '../../domain/programme.stream.js';
import { CancelCycle } from './cancel-cycle.act.js';

@CommandHandler(CancelCycle)
export class CancelCycleHandler implements ICommandHandler<CancelCycle> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: CancelCycle): Promise<Answer> {
    const { programmeId } = input;
    return this.commands.with(programme).handle({ stream: programmeStream(programmeId), id: programmeId }, envelope, () => ({
      type: 'cancel-cycle',
      data: input,
    }));
  }
}

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { programme } from '../../domain/programme.js';
import { programmeStream } from '../../domain/programme.stream.js';
import { planOf } from '../../inputs.js';
import { ReplanCycle } from './replan-cycle.act.js';

@CommandHandler(ReplanCycle)
export class ReplanCycleHandler implements ICommandHandler<ReplanCycle> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: ReplanCycle): Promise<Answer> {
    const { programmeId } = input;
    return this.commands.with(programme).handle({ stream: programmeStream(programmeId), id: programmeId }, envelope, () => ({
      type: 'replan-cycle',
      data: { ...input, plan: planOf(input.plan) },
    }));
  }
}

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { programme } from '../../domain/programme.js';
import { programmeStream } from '../../domain/programme.stream.js';
import { planOf } from '../../inputs.js';
import { PlanCycle } from './plan-cycle.act.js';

@CommandHandler(PlanCycle)
export class PlanCycleHandler implements ICommandHandler<PlanCycle> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: PlanCycle): Promise<Answer> {
    const { programmeId } = input;
    return this.commands.with(programme).handle({ stream: programmeStream(programmeId), id: programmeId }, envelope, () => ({
      type: 'plan-cycle',
      data: { ...input, plan: input.plan ? planOf(input.plan) : null },
    }));
  }
}

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands, idOf } from '@hub/platform';
import { challenge } from '../../domain/challenge.js';
import { challengeStream } from '../../domain/challenge.stream.js';
import { SetEffectGoal } from './set-effect-goal.act.js';

@CommandHandler(SetEffectGoal)
export class SetEffectGoalHandler implements ICommandHandler<SetEffectGoal> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: SetEffectGoal): Promise<Answer> {
    const { challengeId, ...goal } = input;
    return this.commands.with(challenge).handle({ stream: challengeStream(input.challengeId), id: input.challengeId }, envelope, () => ({
      type: 'set-effect-goal',
      data: {
        challengeId,
        goal: { ...goal, goalId: idOf('effect-goal', envelope.commandId) },
        forTheHub: envelope.asker.roles.includes('coordinator'),
        organisation: envelope.asker.organisation,
      },
    }));
  }
}

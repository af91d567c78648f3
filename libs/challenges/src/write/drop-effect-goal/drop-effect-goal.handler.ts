import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { challenge } from '../../domain/challenge.js';
import { challengeStream } from '../../domain/challenge.stream.js';
import { DropEffectGoal } from './drop-effect-goal.act.js';

@CommandHandler(DropEffectGoal)
export class DropEffectGoalHandler implements ICommandHandler<DropEffectGoal> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: DropEffectGoal): Promise<Answer> {
    return this.commands.with(challenge).handle({ stream: challengeStream(input.challengeId), id: input.challengeId }, envelope, () => ({
      type: 'drop-effect-goal',
      data: { ...input, forTheHub: envelope.asker.roles.includes('coordinator'), organisation: envelope.asker.organisation },
    }));
  }
}

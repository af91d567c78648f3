import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { challenge } from '../../domain/challenge.js';
import { challengeStream } from '../../domain/challenge.stream.js';
import { ReadyChallenge } from './ready-challenge.act.js';

@CommandHandler(ReadyChallenge)
export class ReadyChallengeHandler implements ICommandHandler<ReadyChallenge> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: ReadyChallenge): Promise<Answer> {
    return this.commands.with(challenge).handle({ stream: challengeStream(input.challengeId), id: input.challengeId }, envelope, () => ({
      type: 'ready-challenge',
      data: { ...input, minimumRequirements: input.minimumRequirements ?? [] },
    }));
  }
}

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { challenge } from '../../domain/challenge.js';
import { challengeStream } from '../../domain/challenge.stream.js';
import { PublishChallenge } from './publish-challenge.act.js';

@CommandHandler(PublishChallenge)
export class PublishChallengeHandler implements ICommandHandler<PublishChallenge> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: PublishChallenge): Promise<Answer> {
    return this.commands.with(challenge).handle({ stream: challengeStream(input.challengeId), id: input.challengeId }, envelope, () => ({
      type: 'publish-challenge',
      data: input,
    }));
  }
}

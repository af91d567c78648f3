import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { challenge } from '../../domain/challenge.js';
import { challengeStream } from '../../domain/challenge.stream.js';
import { AbandonChallenge } from './abandon-challenge.act.js';

@CommandHandler(AbandonChallenge)
export class AbandonChallengeHandler implements ICommandHandler<AbandonChallenge> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: AbandonChallenge): Promise<Answer> {
    return this.commands.with(challenge).handle({ stream: challengeStream(input.challengeId), id: input.challengeId }, envelope, () => ({
      type: 'abandon-challenge',
      data: input,
    }));
  }
}

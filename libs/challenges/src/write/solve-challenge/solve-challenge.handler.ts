import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { toLocalDate } from '@hub/kernel';
import { type Answer, Commands } from '@hub/platform';
import { challenge } from '../../domain/challenge.js';
import { challengeStream } from '../../domain/challenge.stream.js';
import { SolveChallenge } from './solve-challenge.act.js';

@CommandHandler(SolveChallenge)
export class SolveChallengeHandler implements ICommandHandler<SolveChallenge> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: SolveChallenge): Promise<Answer> {
    return this.commands.with(challenge).handle({ stream: challengeStream(input.challengeId), id: input.challengeId }, envelope, () => ({
      type: 'solve-challenge',
      data: {
        ...input,
        measuredEffects: input.measuredEffects.map((each) => ({ ...each, measuredOn: toLocalDate(each.measuredOn) })),
        forTheHub: envelope.asker.roles.includes('coordinator'),
        organisation: envelope.asker.organisation,
      },
    }));
  }
}

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { programme } from '../../domain/programme.js';
import { programmeStream } from '../../domain/programme.stream.js';
import { ReleaseChallenge } from './release-challenge.act.js';

@CommandHandler(ReleaseChallenge)
export class ReleaseChallengeHandler implements ICommandHandler<ReleaseChallenge> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: ReleaseChallenge): Promise<Answer> {
    const { programmeId } = input;
    return this.commands.with(programme).handle({ stream: programmeStream(programmeId), id: programmeId }, envelope, () => ({
      type: 'release-challenge',
      data: input,
    }));
  }
}

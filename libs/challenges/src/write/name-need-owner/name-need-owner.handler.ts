import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { challenge } from '../../domain/challenge.js';
import { challengeStream } from '../../domain/challenge.stream.js';
import { NameNeedOwner } from './name-need-owner.act.js';

@CommandHandler(NameNeedOwner)
export class NameNeedOwnerHandler implements ICommandHandler<NameNeedOwner> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: NameNeedOwner): Promise<Answer> {
    return this.commands.with(challenge).handle({ stream: challengeStream(input.challengeId), id: input.challengeId }, envelope, () => ({
      type: 'name-need-owner',
      data: input,
    }));
  }
}

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { challenge } from '../../domain/challenge.js';
import { challengeStream } from '../../domain/challenge.stream.js';
import { ProposalVerdicts } from '../../domain/proposal-verdicts.port.js';
import { DraftChallenge } from './draft-challenge.act.js';

@CommandHandler(DraftChallenge)
export class DraftChallengeHandler implements ICommandHandler<DraftChallenge> {
  constructor(
    private readonly commands: Commands,
    private readonly verdicts: ProposalVerdicts,
  ) {}

  execute({ input, envelope }: DraftChallenge): Promise<Answer> {
    const { challengeId, title, need, proposalIds } = input;
    return this.commands
      .with(challenge)
      .handle({ stream: challengeStream(input.challengeId), id: input.challengeId }, envelope, async () => ({
        type: 'draft-challenge',
        data: { challengeId, title, need, proposals: await this.verdicts.of(proposalIds) },
      }));
  }
}

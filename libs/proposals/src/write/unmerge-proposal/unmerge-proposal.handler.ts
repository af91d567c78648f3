import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { proposal } from '../../domain/proposal.js';
import { proposalStream } from '../../domain/proposal.stream.js';
import { UnmergeProposal } from './unmerge-proposal.act.js';

@CommandHandler(UnmergeProposal)
export class UnmergeProposalHandler implements ICommandHandler<UnmergeProposal> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: UnmergeProposal): Promise<Answer> {
    return this.commands.with(proposal).handle({ stream: proposalStream(input.proposalId), id: input.proposalId }, envelope, () => ({
      type: 'unmerge-proposal',
      data: input,
    }));
  }
}

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { mayAbsorb, proposal } from '../../domain/proposal.js';
import { proposalStream } from '../../domain/proposal.stream.js';
import { MergeProposal } from './merge-proposal.act.js';

@CommandHandler(MergeProposal)
export class MergeProposalHandler implements ICommandHandler<MergeProposal> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: MergeProposal): Promise<Answer> {
    return this.commands.with(proposal).handle({ stream: proposalStream(input.proposalId), id: input.proposalId }, envelope, async () => ({
      type: 'merge-proposal',
      data: { ...input, targetOpen: mayAbsorb(await this.commands.with(proposal).stateOf(proposalStream(input.into))) },
    }));
  }
}

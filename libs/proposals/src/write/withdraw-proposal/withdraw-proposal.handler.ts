import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { proposal } from '../../domain/proposal.js';
import { proposalStream } from '../../domain/proposal.stream.js';
import { WithdrawProposal } from './withdraw-proposal.act.js';

@CommandHandler(WithdrawProposal)
export class WithdrawProposalHandler implements ICommandHandler<WithdrawProposal> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: WithdrawProposal): Promise<Answer> {
    return this.commands.with(proposal).handle({ stream: proposalStream(input.proposalId), id: input.proposalId }, envelope, () => ({
      type: 'withdraw-proposal',
      data: { ...input, forTheHub: envelope.asker.roles.includes('coordinator') },
    }));
  }
}

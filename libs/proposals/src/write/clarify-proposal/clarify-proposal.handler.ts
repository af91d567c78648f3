import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { proposal } from '../../domain/proposal.js';
import { proposalStream } from '../../domain/proposal.stream.js';
import { ClarifyProposal } from './clarify-proposal.act.js';

@CommandHandler(ClarifyProposal)
export class ClarifyProposalHandler implements ICommandHandler<ClarifyProposal> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: ClarifyProposal): Promise<Answer> {
    return this.commands.with(proposal).handle({ stream: proposalStream(input.proposalId), id: input.proposalId }, envelope, () => ({
      type: 'clarify-proposal',
      data: { ...input, forTheHub: envelope.asker.roles.includes('coordinator') },
    }));
  }
}

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Answer, Commands } from '@hub/platform';
import { proposal } from '../../domain/proposal.js';
import { proposalStream } from '../../domain/proposal.stream.js';
import { LinkCitizenCase } from './link-citizen-case.act.js';

@CommandHandler(LinkCitizenCase)
export class LinkCitizenCaseHandler implements ICommandHandler<LinkCitizenCase> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: LinkCitizenCase): Promise<Answer> {
    return this.commands.with(proposal).handle({ stream: proposalStream(input.proposalId), id: input.proposalId }, envelope, () => ({
      type: 'link-citizen-case',
      data: input,
    }));
  }
}

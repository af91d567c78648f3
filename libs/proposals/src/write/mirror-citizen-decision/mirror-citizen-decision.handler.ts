import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { toLocalDate } from '@hub/kernel';
import { type Answer, Commands } from '@hub/platform';
import { proposal } from '../../domain/proposal.js';
import { proposalStream } from '../../domain/proposal.stream.js';
import { MirrorCitizenDecision } from './mirror-citizen-decision.act.js';

@CommandHandler(MirrorCitizenDecision)
export class MirrorCitizenDecisionHandler implements ICommandHandler<MirrorCitizenDecision> {
  constructor(private readonly commands: Commands) {}

  execute({ input, envelope }: MirrorCitizenDecision): Promise<Answer> {
    return this.commands.with(proposal).handle({ stream: proposalStream(input.proposalId), id: input.proposalId }, envelope, () => ({
      type: 'mirror-citizen-decision',
      data: { ...input, decidedOn: toLocalDate(input.decidedOn) },
    }));
  }
}

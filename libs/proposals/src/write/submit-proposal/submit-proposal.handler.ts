import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { isRejection } from '@hub/kernel';
import { type Answer, Commands, factIdOf, idOf } from '@hub/platform';
import { proposal } from '../../domain/proposal.js';
import { type ProposalSource, proposalSources } from '../../domain/proposal.events.js';
import { proposalStream } from '../../domain/proposal.stream.js';
import { RegisterProposal } from '../register-proposal/register-proposal.command.js';
import { SubmitProposal } from './submit-proposal.act.js';

/** Stores the proposal, then enters it in the register, so that its receipt has a number at once. */
@CommandHandler(SubmitProposal)
export class SubmitProposalHandler implements ICommandHandler<SubmitProposal> {
  constructor(
    private readonly commands: Commands,
    private readonly bus: CommandBus,
  ) {}

  async execute({ input, envelope }: SubmitProposal): Promise<Answer> {
    const { informal = false, proposer, ...given } = input;
    const { asker } = envelope;
    const forTheHub = asker.roles.includes('coordinator');
    const proposalId = idOf('proposal', envelope.commandId);
    const stream = proposalStream(proposalId);
    const submitted = await this.commands.with(proposal).handle({ stream, id: proposalId }, envelope, () => ({
      type: 'submit-proposal',
      data: {
        ...given,
        proposalId,
        informal,
        proposer: forTheHub && proposer ? proposer : asker.ref,
        maySubmitAs: proposalSources.filter((source: ProposalSource) => forTheHub || asker.roles.includes(source)),
      },
    }));
    if (isRejection(submitted)) return submitted;
    const { at, on, correlationId, provenance } = envelope;
    const cause = { factId: factIdOf(envelope, stream), at, on, correlationId, provenance };
    const registered = await this.bus.execute(new RegisterProposal(proposalId, cause));
    // It is stored, whatever kept the register busy; the reaction gives it its number.
    return isRejection(registered) ? submitted : registered;
  }
}

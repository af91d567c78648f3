import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { isRejection } from '@hub/kernel';
import { type Answer, Commands, hubEnvelope } from '@hub/platform';
import { caseNumber, caseRegister } from '../../domain/case-register.js';
import { proposal } from '../../domain/proposal.js';
import { caseRegisterStream, proposalStream } from '../../domain/proposal.stream.js';
import { RegisterProposal } from './register-proposal.command.js';

/**
 * Takes the next number of the year for a proposal and writes it into the proposal. Both steps are named after the submission, so that
 * whoever finishes them after a crash finishes the same two facts.
 */
@CommandHandler(RegisterProposal)
export class RegisterProposalHandler implements ICommandHandler<RegisterProposal> {
  constructor(private readonly commands: Commands) {}

  async execute({ proposalId, cause }: RegisterProposal): Promise<Answer> {
    const year = Number(cause.on.slice(0, 4));
    const register = caseRegisterStream(year);
    const allotted = await this.commands
      .with(caseRegister)
      .handle({ stream: register, id: proposalId }, hubEnvelope('allotCaseNumber', cause, register), () => ({
        type: 'allot-case-number',
        data: { proposalId, year },
      }));
    if (isRejection(allotted)) return allotted;
    const stream = proposalStream(proposalId);
    return this.commands.with(proposal).handle({ stream, id: proposalId }, hubEnvelope('registerProposal', cause, stream), () => ({
      type: 'register-proposal',
      // One fact a number: the version the register reached is the number that was taken.
      data: { proposalId, caseNumber: caseNumber(year, allotted.version) },
    }));
  }
}

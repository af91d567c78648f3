import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Recorded } from '@hub/event-store';
import { Reactor } from '@hub/platform';
import type { ProposalSubmitted } from '../../domain/proposal.events.js';
import { RegisterProposal } from '../../write/register-proposal/register-proposal.command.js';

/** Whatever was submitted gets its number, also when the program died between the two. */
@Injectable()
export class RegisterSubmittedProposals extends Reactor<ProposalSubmitted> {
  override readonly name = 'register-submitted-proposals.v1';
  override readonly on = ['proposal-submitted.v1'] as const;

  constructor(private readonly bus: CommandBus) {
    super();
  }

  override async react(fact: Recorded<ProposalSubmitted>): Promise<void> {
    this.accepted(fact, await this.bus.execute(new RegisterProposal(fact.data.proposalId, this.causeOf(fact))));
  }
}

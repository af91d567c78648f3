import { Command } from '@nestjs/cqrs';
import type { Answer, Cause } from '@hub/platform';

/** Enters a stored proposal in the register of its year. An act of the hub itself, asked by the submission and again by its reaction. */
export class RegisterProposal extends Command<Answer> {
  constructor(
    readonly proposalId: string,
    readonly cause: Cause,
  ) {
    super();
  }
}

import { InputType } from '@nestjs/graphql';
import { act, ChoiceInput, IdInput, TextInput } from '@hub/platform';
import { ReceivingBodyChoice } from '../../choices.js';
import type { ReceivingBody } from '../../domain/proposal.events.js';

@InputType()
export class LinkCitizenCaseInput {
  @IdInput('The proposal.') proposalId!: string;
  @TextInput('The number of the citizen-proposal case.', { max: 50 }) citizenCaseNumber!: string;
  @ChoiceInput(ReceivingBodyChoice, 'Whom the citizen proposal is addressed to.') receivingBody!: ReceivingBody;
}

/** Links a citizen's proposal to the citizen-proposal case that the municipality decides (KL 8:1). */
export class LinkCitizenCase extends act({
  name: 'linkCitizenCase',
  input: LinkCitizenCaseInput,
  roles: ['coordinator'],
  describe: 'Links a proposal to its citizen-proposal case.',
}) {}

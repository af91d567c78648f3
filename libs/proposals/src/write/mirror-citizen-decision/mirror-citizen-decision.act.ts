import { InputType } from '@nestjs/graphql';
import { act, DayInput, IdInput, TextInput } from '@hub/platform';

@InputType()
export class MirrorCitizenDecisionInput {
  @IdInput('The proposal.') proposalId!: string;
  @TextInput('What was decided, in the words of the decision.', { max: 2_000 }) decision!: string;
  @DayInput('The day of the decision.') decidedOn!: string;
}

/** Writes down what the council or a board decided on the citizen proposal. The hub decides nothing by it (KL 8:1, 5:23). */
export class MirrorCitizenDecision extends act({
  name: 'mirrorCitizenDecision',
  input: MirrorCitizenDecisionInput,
  roles: ['coordinator'],
  describe: 'Mirrors what the council or a board decided on the citizen proposal.',
}) {}

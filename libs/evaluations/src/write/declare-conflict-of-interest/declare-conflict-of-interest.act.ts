import { InputType } from '@nestjs/graphql';
import { act, IdInput, TextInput, YesNoInput } from '@hub/platform';

@InputType()
export class DeclareConflictOfInterestInput {
  @IdInput('The evaluation: the id of its proposal.') evaluationId!: string;
  @YesNoInput('True when there is a conflict of interest.') conflict!: boolean;
  @TextInput('What it consists in.', { optional: true, max: 1_000 }) reason?: string;
}

/** An evaluator says whether they have a conflict of interest (KL 6:28-32). One that is declared stays. */
export class DeclareConflictOfInterest extends act({
  name: 'declareConflictOfInterest',
  input: DeclareConflictOfInterestInput,
  roles: ['evaluator'],
  describe: 'Says whether one has a conflict of interest (KL 6:28-32); before anything else is done or read.',
}) {}

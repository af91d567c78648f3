import { InputType } from '@nestjs/graphql';
import { act, IdInput, TextInput } from '@hub/platform';

@InputType()
export class RejectCandidateInput {
  @IdInput('The procurement.') procurementId!: string;
  @IdInput('The candidate.') organisationId!: string;
  @TextInput('Why.', { max: 2_000 }) reason!: string;
  @TextInput('The delegation the decision rests on.') delegation!: string;
}

/** Decides that a candidate does not take part further, with a reason it can read (LOU 12:13). */
export class RejectCandidate extends act({
  name: 'rejectCandidate',
  input: RejectCandidateInput,
  roles: ['decision-maker'],
  describe: 'Decides that a candidate takes no further part, after the time for requests.',
}) {}

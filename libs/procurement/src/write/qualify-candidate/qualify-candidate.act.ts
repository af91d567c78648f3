import { InputType } from '@nestjs/graphql';
import { act, IdInput, TextInput } from '@hub/platform';

@InputType()
export class QualifyCandidateInput {
  @IdInput('The procurement.') procurementId!: string;
  @IdInput('The candidate.') organisationId!: string;
  @TextInput('Why.', { max: 2_000 }) reason!: string;
  @TextInput('The delegation the decision rests on.') delegation!: string;
}

/** Decides that a candidate meets the criteria. A named person decides: the hub takes over for candidates what KL 6:38 says of procurement matters. */
export class QualifyCandidate extends act({
  name: 'qualifyCandidate',
  input: QualifyCandidateInput,
  roles: ['decision-maker'],
  describe: 'Decides that a candidate meets the criteria, after the time for requests.',
}) {}

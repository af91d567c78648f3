import { InputType } from '@nestjs/graphql';
import { act, CountInput, IdInput, PartListInput, TextInput } from '@hub/platform';

@InputType({ description: 'The points of a tender on one award criterion.' })
export class CriterionPointsInput {
  @IdInput('The criterion, as the documents name it.') criterionId!: string;
  @CountInput('0 to 100.', { max: 100 }) points!: number;
}

@InputType({ description: 'The points of one tender.' })
export class TenderScoreInput {
  @IdInput('The tenderer.') organisationId!: string;
  @PartListInput(() => CriterionPointsInput, 'Its points, on every criterion.', { min: 1 }) points!: CriterionPointsInput[];
}

@InputType()
export class EvaluateTendersInput {
  @IdInput('The procurement.') procurementId!: string;
  @PartListInput(() => TenderScoreInput, 'The points of every tender that was opened.', { min: 1, max: 1_000 }) scores!: TenderScoreInput[];
  @TextInput('How the points were given.', { max: 2_000 }) method!: string;
}

/** Scores every tender on every criterion. The weighted totals are computed and rank the tenders (LOU 16:1); a person awards (KL 6:38). */
export class EvaluateTenders extends act({
  name: 'evaluateTenders',
  input: EvaluateTendersInput,
  roles: ['procurement-officer'],
  describe:
    'Scores every tender on every award criterion; the weighted totals are computed and rank the tenders. Until the award it can be done again.',
}) {}

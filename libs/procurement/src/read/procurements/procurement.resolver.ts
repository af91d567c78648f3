import { Field, InputType } from '@nestjs/graphql';
import { CaseFilter, caseResolver, staff } from '@hub/platform';
import { ProcurementStatusChoice } from '../../choices.js';
import { ProcurementProjection } from './procurement.projection.js';
import { ProcurementRow } from './procurement.row.js';

@InputType()
export class ProcurementFilter extends CaseFilter {
  @Field(() => ProcurementStatusChoice, { nullable: true, description: 'Only procurements with this status.' }) status?: string | null;
  @Field(() => String, { nullable: true, description: 'Only procurements for this challenge.' }) challengeId?: string | null;
}

/** For those who work for the hub. Nothing needs to be sealed in the history: what is still secret is not in the case yet. */
export const ProcurementResolver = caseResolver({
  row: ProcurementRow,
  projection: ProcurementProjection,
  one: 'procurement',
  many: 'procurements',
  describe: 'The procurements of innovation partnerships.',
  readers: staff,
  searchIn: ['challengeId', 'noticeId'],
  filter: ProcurementFilter,
});

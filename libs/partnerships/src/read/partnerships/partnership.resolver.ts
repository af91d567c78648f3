import { Field, InputType } from '@nestjs/graphql';
import { CaseFilter, caseResolver, holds, staff } from '@hub/platform';
import { PartnershipStatusChoice } from '../../choices.js';
import { PartnershipProjection } from './partnership.projection.js';
import { PartnershipRow } from './partnership.row.js';

@InputType()
export class PartnershipFilter extends CaseFilter {
  @Field(() => PartnershipStatusChoice, { nullable: true, description: 'Only partnerships with this status.' }) status?: string | null;
  @Field(() => String, { nullable: true, description: 'Only partnerships for this challenge.' }) challengeId?: string | null;
  @Field(() => String, { nullable: true, description: 'Only partnerships with this organisation.' }) partner?: string | null;
  @Field(() => String, { nullable: true, description: 'Only partnerships that follow from this procurement.' }) procurementId?:
    string | null;
}

/** Those who work for the hub see every partnership; an innovator sees those of their own organisation and nothing of another's. */
export const PartnershipResolver = caseResolver({
  row: PartnershipRow,
  projection: PartnershipProjection,
  one: 'partnership',
  many: 'partnerships',
  describe: 'The innovation partnerships, each with its phases, targets and payments.',
  readers: [...staff, 'innovator'],
  searchIn: ['challengeId', 'partner'],
  filter: PartnershipFilter,
  scope: (asker) => {
    if (holds(asker, staff)) return 'all';
    return asker.organisation ? { partner: asker.organisation } : 'none';
  },
});

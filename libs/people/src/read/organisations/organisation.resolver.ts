import { Field, InputType } from '@nestjs/graphql';
import { CaseFilter, caseResolver, holds, staff } from '@hub/platform';
import { OrganisationKindChoice } from '../../choices.js';
import { OrganisationProjection } from './organisation.projection.js';
import { OrganisationRow } from './organisation.row.js';

@InputType()
export class OrganisationFilter extends CaseFilter {
  @Field(() => OrganisationKindChoice, { nullable: true, description: 'Only of this kind.' }) kind?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Only those a source names, or only those none names.' }) named?: boolean | null;
}

/**
 * For those who work for the hub: who is in the register can tell who takes part in a procurement before that is public (OSL 19:3). An
 * innovator sees the own organisation.
 */
export const OrganisationResolver = caseResolver({
  row: OrganisationRow,
  projection: OrganisationProjection,
  one: 'organisation',
  many: 'organisations',
  describe: 'The organisations the hub deals with.',
  readers: [...staff, 'innovator'],
  searchIn: ['id', 'name'],
  filter: OrganisationFilter,
  scope: (asker) => (holds(asker, staff) ? 'all' : asker.organisation ? { id: asker.organisation } : 'none'),
});

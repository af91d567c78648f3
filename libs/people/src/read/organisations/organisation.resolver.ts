import { Field, InputType } from '@nestjs/graphql';
import { CaseFilter, caseResolver, type Role, roles } from '@hub/platform';
import { OrganisationKindChoice } from '../../choices.js';
import { OrganisationProjection } from './organisation.projection.js';
import { OrganisationRow } from './organisation.row.js';

@InputType()
export class OrganisationFilter extends CaseFilter {
  @Field(() => OrganisationKindChoice, { nullable: true, description: 'Only of this kind.' }) kind?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Only those a source names, or only those none names.' }) named?: boolean | null;
}

const signedIn: readonly Role[] = roles.filter((role) => role !== 'system');

/** Not for the public: who is in the register can tell who takes part in a procurement before that is public (OSL 19:3). */
export const OrganisationResolver = caseResolver({
  row: OrganisationRow,
  projection: OrganisationProjection,
  one: 'organisation',
  many: 'organisations',
  describe: 'The organisations the hub deals with.',
  readers: signedIn,
  searchIn: ['id', 'name'],
  filter: OrganisationFilter,
});

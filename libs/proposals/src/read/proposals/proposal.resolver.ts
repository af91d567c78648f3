import { Field, InputType } from '@nestjs/graphql';
import { CaseFilter, caseResolver, holds, staff } from '@hub/platform';
import { ProposalOutcomeChoice, ProposalSourceChoice, ProposalStatusChoice } from '../../choices.js';
import { ProposalProjection } from './proposal.projection.js';
import { ProposalRow } from './proposal.row.js';

@InputType()
export class ProposalFilter extends CaseFilter {
  @Field(() => ProposalStatusChoice, { nullable: true, description: 'Where it stands.' }) status?: string | null;
  @Field(() => ProposalOutcomeChoice, { nullable: true, description: 'What became of it.' }) outcome?: string | null;
  @Field(() => ProposalSourceChoice, { nullable: true, description: 'Who it comes from.' }) source?: string | null;
  @Field(() => String, { nullable: true, description: 'The number its proposer quotes.' }) caseNumber?: string | null;
}

/** Those who work for the hub see every proposal, everybody else their own. */
export const ProposalResolver = caseResolver({
  row: ProposalRow,
  projection: ProposalProjection,
  one: 'proposal',
  many: 'proposals',
  describe: 'The proposals that employees and citizens handed in.',
  readers: [...staff, 'employee', 'citizen'],
  searchIn: ['title', 'need', 'caseNumber'],
  filter: ProposalFilter,
  scope: (asker) => (holds(asker, staff) ? 'all' : { proposer: asker.ref }),
});

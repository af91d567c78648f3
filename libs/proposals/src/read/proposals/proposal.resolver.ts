import { Field, InputType } from '@nestjs/graphql';
import { CaseFilter, caseResolver, holds, overview, staff } from '@hub/platform';
import { Raw } from 'typeorm';
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

/**
 * Those who work for the hub see every proposal, and everybody else their own. Whoever is nothing but an evaluator sees those for which
 * they have declared that nothing keeps them from judging: the table of `ClearedEvaluatorsProjection`.
 */
export const ProposalResolver = caseResolver({
  row: ProposalRow,
  projection: ProposalProjection,
  one: 'proposal',
  many: 'proposals',
  describe: 'The proposals that employees and citizens handed in.',
  readers: [...staff, 'employee', 'citizen'],
  searchIn: ['title', 'need', 'caseNumber'],
  filter: ProposalFilter,
  scope: (asker) => {
    if (holds(asker, overview)) return 'all';
    if (!holds(asker, ['evaluator'])) return { proposer: asker.ref };
    const readable =
      'SELECT proposal_id FROM proposals_cleared_evaluators WHERE evaluator = :asker UNION SELECT id FROM proposals_proposals WHERE proposer = :asker';
    return { id: Raw((id) => `${id} IN (${readable})`, { asker: asker.ref }) };
  },
});

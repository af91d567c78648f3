import { Field, InputType, Int } from '@nestjs/graphql';
import { CaseFilter, caseResolver, staff } from '@hub/platform';
import { ChallengeStatusChoice } from '../../choices.js';
import { ChallengeProjection } from './challenge.projection.js';
import { ChallengeRow } from './challenge.row.js';

@InputType()
export class ChallengeFilter extends CaseFilter {
  @Field(() => ChallengeStatusChoice, { nullable: true, description: 'Those that stand so.' }) status?: string | null;
  @Field(() => String, { nullable: true, description: 'Those whose need it is.' }) needOwner?: string | null;
  @Field(() => String, { nullable: true, description: 'Those that a cycle of this programme has taken up.' }) programmeId?: string | null;
  @Field(() => Int, { nullable: true, description: 'Those that a cycle of this number has taken up.' }) cycleNo?: number | null;
}

export const ChallengeResolver = caseResolver({
  row: ChallengeRow,
  projection: ChallengeProjection,
  one: 'challenge',
  many: 'challenges',
  describe: 'The challenges of the hub, drafts included.',
  readers: staff,
  searchIn: ['id', 'title', 'need'],
  filter: ChallengeFilter,
});

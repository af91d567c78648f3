import { Field, InputType } from '@nestjs/graphql';
import { CaseFilter, caseResolver, holds, staff } from '@hub/platform';
import { ControlLevelChoice, IpRecordStatusChoice } from '../../choices.js';
import { IpRecordProjection } from './ip-record.projection.js';
import { IpRecordRow } from './ip-record.row.js';

@InputType()
export class IpRecordFilter extends CaseFilter {
  @Field(() => IpRecordStatusChoice, { nullable: true, description: 'Only records with this status.' }) status?: string | null;
  @Field(() => ControlLevelChoice, { nullable: true, description: 'Only records with this level of control.' }) controlLevel?:
    string | null;
  @Field(() => String, { nullable: true, description: 'Only what came out of this challenge.' }) challengeId?: string | null;
  @Field(() => String, { nullable: true, description: 'Only what this organisation owns.' }) owner?: string | null;
}

/** Those who work for the hub see every record; an innovator sees those of what its own organisation owns. */
export const IpRecordResolver = caseResolver({
  row: IpRecordRow,
  projection: IpRecordProjection,
  one: 'ipRecord',
  many: 'ipRecords',
  describe: 'The records of ownership, one for each partnership.',
  readers: [...staff, 'innovator'],
  searchIn: ['challengeId', 'owner'],
  filter: IpRecordFilter,
  scope: (asker) => {
    if (holds(asker, staff)) return 'all';
    return asker.organisation ? { owner: asker.organisation } : 'none';
  },
});

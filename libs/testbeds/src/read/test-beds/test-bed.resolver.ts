import { Field, InputType } from '@nestjs/graphql';
import { CaseFilter, caseResolver, staff } from '@hub/platform';
import { TestBedStatusChoice } from '../../choices.js';
import { TestBedProjection } from './test-bed.projection.js';
import { TestBedRow } from './test-bed.row.js';

@InputType()
export class TestBedFilter extends CaseFilter {
  @Field(() => String, { nullable: true, description: 'Only of this challenge.' }) challengeId?: string | null;
  @Field(() => String, { nullable: true, description: 'Only hosted by this organisation.' }) host?: string | null;
  @Field(() => TestBedStatusChoice, { nullable: true, description: 'Only where they stand so.' }) status?: string | null;
}

/** Employees see test beds too: they are who uses what is tried there. */
export const TestBedResolver = caseResolver({
  row: TestBedRow,
  projection: TestBedProjection,
  one: 'testBed',
  many: 'testBeds',
  describe: 'Where solutions are tried, with what was said and measured there.',
  readers: [...staff, 'employee'],
  searchIn: ['site', 'host', 'challengeId'],
  filter: TestBedFilter,
});

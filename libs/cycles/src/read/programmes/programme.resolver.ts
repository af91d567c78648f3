import { InputType } from '@nestjs/graphql';
import { CaseFilter, caseResolver, staff } from '@hub/platform';
import { ProgrammeProjection } from './programme.projection.js';
import { ProgrammeRow } from './programme.row.js';

@InputType()
export class ProgrammeFilter extends CaseFilter {}

export const ProgrammeResolver = caseResolver({
  row: ProgrammeRow,
  projection: ProgrammeProjection,
  one: 'programme',
  many: 'programmes',
  describe: 'The programmes of the hub, with their limits and cycles.',
  readers: staff,
  searchIn: ['id', 'name'],
  filter: ProgrammeFilter,
});

import { Args, Query, Resolver } from '@nestjs/graphql';
import { AfterPosition, isWholeText, Readers, ReadYourWrites, staff } from '@hub/platform';
import { DataSource } from 'typeorm';
import { CyclePlanProjection } from './cycle-plan.projection.js';
import { CyclePlanRow } from './cycle-plan.row.js';

/** Cycles planned and actual, side by side. */
@Resolver()
export class CyclePlanResolver {
  constructor(
    private readonly database: DataSource,
    private readonly writes: ReadYourWrites,
    private readonly projection: CyclePlanProjection,
  ) {}

  @Readers(...staff)
  @Query(() => [CyclePlanRow], {
    description: `The cycles of a programme by number: planned and actual days, slip, and days in each step. For: ${staff.join(', ')}.`,
  })
  async cyclesPlanVsActual(
    @Args('programmeId', { type: () => String, description: 'The programme.' }) programmeId: string,
    @AfterPosition() afterPosition: string | null,
  ): Promise<readonly CyclePlanRow[]> {
    await this.writes.waitFor(afterPosition, this.projection.name);
    if (!isWholeText(programmeId)) return [];
    return this.database.getRepository(CyclePlanRow).find({ where: { programmeId }, order: { cycleNo: 'ASC' } });
  }
}

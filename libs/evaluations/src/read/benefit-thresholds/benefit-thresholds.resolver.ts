import { Args, Query, Resolver } from '@nestjs/graphql';
import { Readers, ReadYourWrites, readPosition, staff } from '@hub/platform';
import { DataSource } from 'typeorm';
import { BenefitThresholdsProjection } from './benefit-thresholds.projection.js';
import { BenefitThresholdsRow } from './benefit-thresholds.row.js';

@Resolver()
export class BenefitThresholdsResolver {
  constructor(
    private readonly database: DataSource,
    private readonly writes: ReadYourWrites,
    private readonly projection: BenefitThresholdsProjection,
  ) {}

  @Readers(...staff, 'employee', 'citizen')
  @Query(() => [BenefitThresholdsRow], {
    description: 'All thresholds of benefit the hub ever set, newest first: from what is a benefit large? For whoever is signed in.',
  })
  async benefitThresholds(
    @Args('afterPosition', { type: () => String, nullable: true, description: 'Wait for what was written up to this position.' })
    afterPosition: string | null,
  ): Promise<readonly BenefitThresholdsRow[]> {
    if (afterPosition) await this.writes.reached([this.projection.name], readPosition(afterPosition));
    return this.database.getRepository(BenefitThresholdsRow).find({ order: { validFrom: 'DESC' } });
  }
}

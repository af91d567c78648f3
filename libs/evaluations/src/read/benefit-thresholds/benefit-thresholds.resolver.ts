import { Query, Resolver } from '@nestjs/graphql';
import { AfterPosition, Readers, ReadYourWrites, staff } from '@hub/platform';
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
  async benefitThresholds(@AfterPosition() afterPosition: string | null): Promise<readonly BenefitThresholdsRow[]> {
    await this.writes.waitFor(afterPosition, this.projection.name);
    return this.database.getRepository(BenefitThresholdsRow).find({ order: { validFrom: 'DESC' } });
  }
}

import { Args, Query, Resolver } from '@nestjs/graphql';
import { AfterPosition, Readers, ReadYourWrites, staff } from '@hub/platform';
import { DataSource } from 'typeorm';
import { SpreadProjection } from './spread.projection.js';
import { SpreadRow } from './spread.row.js';

@Resolver()
export class SpreadResolver {
  constructor(
    private readonly database: DataSource,
    private readonly projection: SpreadProjection,
    private readonly writes: ReadYourWrites,
  ) {}

  @Readers(...staff)
  @Query(() => [SpreadRow], {
    description: `How far the solutions have spread to others, challenge by challenge; every challenge with a contract. For: ${staff.join(', ')}.`,
  })
  async spread(
    @Args('challengeId', { type: () => String, nullable: true, description: 'Only this challenge.' }) challengeId: string | null,
    @AfterPosition() afterPosition: string | null,
  ): Promise<readonly SpreadRow[]> {
    await this.writes.waitFor(afterPosition, this.projection.name);
    const rows = await this.database.getRepository(SpreadRow).find({ order: { challengeId: 'ASC' } });
    return challengeId ? rows.filter((row) => row.challengeId === challengeId) : rows;
  }
}

import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { type HubContext, Readers, readPosition, ReadYourWrites } from '@hub/platform';
import { DataSource } from 'typeorm';
import { ParticipationProjection } from './participation.projection.js';
import { ParticipationRow } from './participation.row.js';

const MOST = 100;

@Resolver(() => ParticipationRow)
export class ParticipationResolver {
  constructor(
    private readonly database: DataSource,
    private readonly writes: ReadYourWrites,
    private readonly projection: ParticipationProjection,
  ) {}

  @Readers('innovator')
  @Query(() => [ParticipationRow], {
    description: `What the own organisation takes part in, newest first, at most ${MOST}. Nobody sees that of another. For: innovator.`,
  })
  async ownParticipations(
    @Args('afterPosition', { type: () => String, nullable: true, description: 'Wait for what was written up to this position.' })
    afterPosition: string | null,
    @Context() { asker }: HubContext,
  ): Promise<readonly ParticipationRow[]> {
    if (afterPosition) await this.writes.reached([this.projection.name], readPosition(afterPosition));
    const organisationId = asker?.organisation;
    if (organisationId === undefined) return [];
    return this.database.getRepository(ParticipationRow).find({ where: { organisationId }, order: { firstPosition: 'DESC' }, take: MOST });
  }
}

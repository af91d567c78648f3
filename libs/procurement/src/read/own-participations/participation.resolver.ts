import { Context, Query, Resolver } from '@nestjs/graphql';
import { AfterPosition, type HubContext, Readers, ReadYourWrites } from '@hub/platform';
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
    @AfterPosition() afterPosition: string | null,
    @Context() { asker }: HubContext,
  ): Promise<readonly ParticipationRow[]> {
    await this.writes.waitFor(afterPosition, this.projection.name);
    const organisationId = asker?.organisation;
    if (organisationId === undefined) return [];
    return this.database.getRepository(ParticipationRow).find({ where: { organisationId }, order: { firstPosition: 'DESC' }, take: MOST });
  }
}

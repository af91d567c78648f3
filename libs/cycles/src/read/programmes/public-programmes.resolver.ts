import { Field, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { AfterPosition, ForEverybody, ReadYourWrites } from '@hub/platform';
import { DataSource } from 'typeorm';
import { ProgrammeProjection } from './programme.projection.js';
import { ProgrammeRow } from './programme.row.js';

@ObjectType({ description: 'What everybody may know of a programme.' })
export class PublicProgramme {
  @Field(() => String, { description: 'Its acronym.' }) id!: string;
  @Field(() => String, { description: 'Its name.' }) name!: string;
  @Field(() => String, { description: 'The first day of its period.' }) startsOn!: string;
  @Field(() => String, { description: 'The last day of its period, extensions included.' }) endsOn!: string;
  @Field(() => Int, { description: 'The most cycles it has.' }) maxCycles!: number;
  @Field(() => Int, { description: 'The least challenges a cycle opens with.' }) minChallengesPerCycle!: number;
  @Field(() => Int, { description: 'The most challenges a cycle has.' }) maxChallengesPerCycle!: number;
  @Field(() => Int, { description: 'The most challenges in all.' }) maxChallenges!: number;
  @Field(() => Int, { description: 'How many cycles have been opened.' }) cyclesOpened!: number;
  @Field(() => [String], { description: 'Where it is known from.' }) sources!: string[];
  @Field(() => [String], { description: 'What in it is made up to fill a gap in the sources.' }) synthetic!: string[];
}

/** What the municipality shows of its programmes to everybody. */
@Resolver()
export class PublicProgrammesResolver {
  constructor(
    private readonly database: DataSource,
    private readonly writes: ReadYourWrites,
    private readonly projection: ProgrammeProjection,
  ) {}

  @ForEverybody()
  @Query(() => [PublicProgramme], { description: 'The programmes of the hub, oldest first. For everybody.' })
  async publicProgrammes(@AfterPosition() afterPosition: string | null): Promise<readonly PublicProgramme[]> {
    await this.writes.waitFor(afterPosition, this.projection.name);
    const rows = await this.database.getRepository(ProgrammeRow).find({ order: { openedPosition: 'ASC' } });
    return rows.map((row) => ({ ...row, ...row.publicProvenance }));
  }
}

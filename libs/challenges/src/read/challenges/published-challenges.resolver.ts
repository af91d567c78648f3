import { Args, ArgsType, Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { badArgument, ForEverybody, PageArgs, readFirst, ReadYourWrites } from '@hub/platform';
import { DataSource, IsNull, MoreThan, Not } from 'typeorm';
import { ChallengeStatusChoice } from '../../choices.js';
import { ChallengeProjection } from './challenge.projection.js';
import { ChallengeRow, type ChallengeStatus, EffectGoalView } from './challenge.row.js';

@ObjectType({ description: 'A challenge as everybody may see it.' })
export class PublishedChallenge {
  @Field(() => String, { description: 'The key people call it by.' }) key!: string;
  @Field(() => String, { description: 'What it is about.' }) title!: string;
  @Field(() => String, { description: 'The need, without a solution.' }) need!: string;
  @Field(() => ChallengeStatusChoice, { description: 'Where it stands.' }) status!: ChallengeStatus;
  @Field(() => [EffectGoalView], { description: 'What a solution shall change.' }) effectGoals!: readonly EffectGoalView[];
  @Field(() => String, { description: 'When it was published (UTC).' }) publishedAt!: string;
  @Field(() => [String], { description: 'Where the facts come from, when they were brought in from the past.' })
  sources!: readonly string[];
  @Field(() => [String], { description: 'What in it is made up to fill a gap in the sources. Show it as such.' })
  synthetic!: readonly string[];
}

@ArgsType()
class PublishedChallengesArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'The `key` of the last challenge of the page before.' })
  override after?: string | null;
}

const KEY = /^[A-Z0-9-]{1,20}$/;

@Resolver()
export class PublishedChallengesResolver {
  constructor(
    private readonly database: DataSource,
    private readonly writes: ReadYourWrites,
    private readonly projection: ChallengeProjection,
  ) {}

  @ForEverybody()
  @Query(() => [PublishedChallenge], {
    description: 'The challenges that are published, by key. For the next page give the last key as `after`. For everybody.',
  })
  async publishedChallenges(@Args() { first, after, afterPosition }: PublishedChallengesArgs): Promise<readonly PublishedChallenge[]> {
    const take = readFirst(first);
    if (after && !KEY.test(after)) throw badArgument('after', 'is not the key of a challenge');
    await this.writes.waitFor(afterPosition, this.projection.name);
    const rows = await this.database.getRepository(ChallengeRow).find({
      where: { publishedAt: Not(IsNull()), ...(after ? { id: MoreThan(after) } : {}) },
      order: { id: 'ASC' },
      take,
    });
    return rows.flatMap(({ id, title, need, status, effectGoals, publishedAt, sources, synthetic }) =>
      publishedAt === null ? [] : [{ key: id, title, need, status, effectGoals, publishedAt, sources, synthetic }],
    );
  }
}

import { Args, Field, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { AfterPosition, overview, Readers, ReadYourWrites } from '@hub/platform';
import { Portfolio, type PortfolioChallenge } from '../../domain/portfolio.port.js';

@ObjectType('PortfolioChallenge', { description: 'One challenge of the portfolio, along the whole chain.' })
export class PortfolioChallengeView implements PortfolioChallenge {
  @Field(() => String, { description: 'The key it is named by, such as SNOW.' }) key!: string;
  @Field(() => String, { description: 'What it is about.' }) title!: string;
  @Field(() => String, { nullable: true, description: 'The programme that took it up; null when none has.' }) programmeId!: string | null;
  @Field(() => Int, { nullable: true, description: 'The cycle that took it up; null when none has.' }) cycleNo!: number | null;
  @Field(() => Int, { nullable: true, description: 'How many organisations registered an interest; null when none did.' })
  interested!: number | null;
  @Field(() => Int, { nullable: true, description: 'How many asked to take part; null when none did.' }) requests!: number | null;
  @Field(() => Int, { nullable: true, description: 'How many tenders came in; null until they are opened (LOU 12:10).' })
  tenders!: number | null;
  @Field(() => [String], { description: 'The names of those a contract was signed with and not ended.' }) partners!: readonly string[];
  @Field(() => String, {
    description:
      'How far it is, in one word: drafted, ready, published, taken-up, procurement, notice, invited, tenders-opened, awarded, standstill, ' +
      'procurement-cancelled, contracted, phase-1 and so on, accepted, purchased, completed, partnership-ended, solved or abandoned.',
  })
  phase!: string;
  @Field(() => String, { nullable: true, description: 'Who owns what came out of it; null until that is agreed.' }) ipOwner!: string | null;
  @Field(() => Int, { nullable: true, description: 'How many others use it; null when nobody reported on it.' })
  inUseElsewhere!: number | null;
  @Field(() => [String], { description: 'Where the facts come from, when they were brought in from the past.' })
  sources!: readonly string[];
  @Field(() => [String], { description: 'What is made up to fill a gap in the sources. Show it as such.' }) synthetic!: readonly string[];
}

@Resolver(() => PortfolioChallengeView)
export class PortfolioResolver {
  constructor(
    private readonly portfolio: Portfolio,
    private readonly writes: ReadYourWrites,
  ) {}

  @Readers(...overview)
  @Query(() => [PortfolioChallengeView], { description: `All challenges, in the order they were drafted. For: ${overview.join(', ')}.` })
  async challengePortfolio(
    @Args('programmeId', { type: () => String, nullable: true, description: 'Only those a cycle of this programme took up.' })
    programmeId: string | null,
    @AfterPosition() afterPosition: string | null,
  ): Promise<readonly PortfolioChallenge[]> {
    await this.writes.waitFor(afterPosition, this.portfolio.projection);
    const all = await this.portfolio.all();
    return programmeId ? all.filter((challenge) => challenge.programmeId === programmeId) : all;
  }
}

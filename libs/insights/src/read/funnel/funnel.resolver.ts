import { Args, Field, Int, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { AfterPosition, overview, type Page, pageType, PagingArgs, readCursor, Readers, readFirst, ReadYourWrites } from '@hub/platform';
import { FunnelPlaceChoice, FunnelSourceChoice } from '../../choices.js';
import type { FunnelPlace } from '../../domain/funnel.js';
import { FunnelCaseRow } from './funnel-case.row.js';
import { FUNNEL } from './funnel.projection.js';
import { FunnelReader } from './funnel.reader.js';

@ObjectType({ description: 'A page of the cases behind a number of the funnel.' })
export class FunnelCasePage extends pageType(FunnelCaseRow, 'Newest first.') {}

@ObjectType({ description: 'One place of the funnel, its numbers and the cases behind them.' })
export class FunnelCount {
  @Field(() => FunnelPlaceChoice, { description: 'The place.' }) place!: FunnelPlace;
  @Field(() => Int, { description: 'How many proposals are here now. Over all places they add up to those submitted.' }) here!: number;
  @Field(() => Int, { description: 'How many ever came here, wherever they are now.' }) reached!: number;
  @Field(() => [String], { description: 'Where the facts of those here come from, when they were brought in from the past.' })
  sources!: readonly string[];
  @Field(() => [String], { description: 'What is made up among those here, to fill gaps in the sources. Show it as such.' })
  synthetic!: readonly string[];
  source!: string | null;
}

@ObjectType({ description: 'What became of all proposals: how far they came, and where they dropped out and why.' })
export class Funnel {
  @Field(() => FunnelSourceChoice, { nullable: true, description: 'Whose proposals it counts; null for all.' }) source!: string | null;
  @Field(() => Int, { description: 'How many proposals were submitted.' }) submitted!: number;
  @Field(() => [FunnelCount], { description: 'The steps of the chain, in its order.' }) steps!: readonly FunnelCount[];
  @Field(() => [FunnelCount], { description: 'What dropped out.' }) exits!: readonly FunnelCount[];
}

@Resolver(() => FunnelCount)
export class FunnelResolver {
  constructor(
    private readonly reader: FunnelReader,
    private readonly writes: ReadYourWrites,
  ) {}

  @Readers(...overview)
  @Query(() => Funnel, { description: `The funnel from proposals to use elsewhere. For: ${overview.join(', ')}.` })
  async funnel(
    @Args('source', { type: () => FunnelSourceChoice, nullable: true, description: 'Only proposals of these.' }) source: string | null,
    @AfterPosition() afterPosition: string | null,
  ): Promise<Funnel> {
    await this.writes.waitFor(afterPosition, FUNNEL);
    const { submitted, steps, exits } = await this.reader.counts(source ?? null);
    const of = (count: Omit<FunnelCount, 'source'>): FunnelCount => ({ ...count, source: source ?? null });
    return { source: source ?? null, submitted, steps: steps.map(of), exits: exits.map(of) };
  }

  @ResolveField(() => FunnelCasePage, { description: 'The cases that are here now.' })
  async cases(@Parent() { place, source }: FunnelCount, @Args() { first, after }: PagingArgs): Promise<Page<FunnelCaseRow>> {
    return this.reader.cases(place, source, readFirst(first), after ? readCursor(after) : undefined);
  }
}

import { Field, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { AfterPosition, overview, Readers, ReadYourWrites } from '@hub/platform';
import type { ProposalFate } from '../../domain/funnel.js';
import type { Summary, SummaryChallenge, SummaryProgramme } from '../../domain/summary.js';
import { SummaryReader } from './summary.reader.js';

@ObjectType('SummaryProgramme', { description: 'The programme that was defined last.' })
export class SummaryProgrammeView implements SummaryProgramme {
  @Field(() => Int, { description: 'How many cycles the programme may have.' }) cyclesPlanned!: number;
  @Field(() => Int, { description: 'How many cycles ever were open.' }) cyclesOpened!: number;
  @Field(() => Int, { description: 'How many challenges the programme may take up.' }) challengesMax!: number;
}

@ObjectType('SummaryOutcomes', { description: 'What became of the proposals. They add up to those submitted.' })
export class SummaryOutcomesView implements Record<ProposalFate, number> {
  @Field(() => Int, { description: 'Became a challenge, or are to become one.' }) challenge!: number;
  @Field(() => Int, { description: 'Are bought on the market.' }) market!: number;
  @Field(() => Int, { description: 'Are kept for later.' }) parked!: number;
  @Field(() => Int, { description: 'Were declined.' }) declined!: number;
  @Field(() => Int, { description: 'Were withdrawn by their proposers.' }) withdrawn!: number;
  @Field(() => Int, { description: 'Go on as part of another.' }) merged!: number;
  @Field(() => Int, { description: 'Have no outcome yet.' }) open!: number;
}

@ObjectType('SummaryProposals', { description: 'The proposals in numbers.' })
export class SummaryProposalsView {
  @Field(() => Int, { description: 'How many were submitted.' }) submitted!: number;
  @Field(() => SummaryOutcomesView, { description: 'What became of them.' }) outcomes!: SummaryOutcomesView;
}

@ObjectType('SummaryChallenge', { description: 'One challenge in short; `challengePortfolio` says more of it.' })
export class SummaryChallengeView implements SummaryChallenge {
  @Field(() => String, { description: 'The key it is named by, such as SNOW.' }) key!: string;
  @Field(() => String, { description: 'What it is about.' }) title!: string;
  @Field(() => Int, { nullable: true, description: 'The number of the cycle that took it up.' }) cycle!: number | null;
  @Field(() => Int, { nullable: true, description: 'How many organisations registered an interest.' }) interested!: number | null;
  @Field(() => Int, { nullable: true, description: 'How many asked to take part.' }) requests!: number | null;
  @Field(() => Int, { nullable: true, description: 'How many tenders came in; null until they are opened.' }) tenders!: number | null;
  @Field(() => [String], { description: 'The names of the partners.' }) partners!: readonly string[];
  @Field(() => String, { description: 'How far it is, in one word.' }) phase!: string;
  @Field(() => String, { nullable: true, description: 'Who owns what came out of it.' }) ipOwner!: string | null;
  @Field(() => Int, { nullable: true, description: 'How many others use it.' }) inUseElsewhere!: number | null;
  @Field(() => [String], { description: 'What is made up to fill a gap in the sources. Show it as such.' }) synthetic!: readonly string[];
}

@ObjectType('Summary', { description: 'The hub in a few figures.' })
export class SummaryView implements Summary {
  @Field(() => String, { description: 'It holds everything up to this position of the log.' }) position!: string;
  @Field(() => SummaryProgrammeView, { nullable: true, description: 'Null as long as no programme is defined.' })
  programme!: SummaryProgrammeView | null;
  @Field(() => SummaryProposalsView, { description: 'The proposals.' }) proposals!: SummaryProposalsView;
  @Field(() => [SummaryChallengeView], { description: 'The challenges, in the order they were drafted.' })
  challenges!: readonly SummaryChallengeView[];
}

@Resolver(() => SummaryView)
export class SummaryResolver {
  constructor(
    private readonly reader: SummaryReader,
    private readonly writes: ReadYourWrites,
  ) {}

  @Readers(...overview)
  @Query(() => SummaryView, { description: `What the hub holds, in a few figures. For: ${overview.join(', ')}.` })
  async summary(@AfterPosition() afterPosition: string | null): Promise<Summary> {
    await this.writes.waitFor(afterPosition, ...this.reader.projections);
    return this.reader.read();
  }
}

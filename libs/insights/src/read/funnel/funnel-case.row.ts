import { Field, ObjectType } from '@nestjs/graphql';
import { ChoiceColumn, PositionColumn, TextColumn, TextListColumn } from '@hub/platform';
import type { ProposalSubmitted } from '@hub/proposals';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { FunnelPlaceChoice, FunnelSourceChoice } from '../../choices.js';
import type { FunnelPlace, FunnelStep, ProposalStanding } from '../../domain/funnel.js';

@Entity('insights_funnel')
@Index(['place', 'position'])
@ObjectType('FunnelCase', { description: 'One proposal in the funnel.' })
export class FunnelCaseRow {
  @Field(() => String, { description: 'The id of the proposal.' })
  @PrimaryColumn('text')
  proposalId!: string;
  @TextColumn('The number its proposer quotes.', { nullable: true }) caseNumber!: string | null;
  @TextColumn('What it is about.') title!: string;
  @ChoiceColumn(FunnelSourceChoice, 'Who it comes from.') source!: ProposalSubmitted['data']['source'];
  @ChoiceColumn(FunnelPlaceChoice, 'Where it is now.') place!: FunnelPlace;
  @TextColumn('Why it is there, where a reason was given.', { nullable: true }) reason!: string | null;
  @Index()
  @TextColumn('The challenge it became.', { nullable: true })
  challengeId!: string | null;
  @TextColumn('The proposal it goes on as part of.', { nullable: true }) mergedInto!: string | null;
  @TextListColumn('Where the facts come from, when they were brought in from the past.') sources!: string[];
  @TextListColumn('What is made up to fill a gap in the sources. Show it as such.') synthetic!: string[];

  /** What its own facts say, and the reason they give: its place when it has no challenge. */
  @Column('text') standing!: ProposalStanding;
  @Column('text', { nullable: true }) ownReason!: string | null;
  @Column('jsonb') reached!: FunnelStep[];
  /** The place of its submission in the log: cases are listed newest first. */
  @PositionColumn() position!: string;
}

import { Field, Int, ObjectType } from '@nestjs/graphql';
import {
  ChoiceColumn,
  CountColumn,
  DayColumn,
  MomentColumn,
  PartColumn,
  PartListColumn,
  PositionColumn,
  TextColumn,
  TextListColumn,
  YesNoColumn,
} from '@hub/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { CriterionTypeChoice, IpTermsOwnerChoice, PartnerModeChoice, PublishedStatusChoice } from '../../choices.js';
import type { CriterionType, IpTerms, PartnerMode } from '../../domain/procurement.events.js';

export type PublishedStatus = (typeof PublishedStatusChoice)[keyof typeof PublishedStatusChoice];

@ObjectType({ description: 'What tenders are assessed by.' })
export class AwardCriterionView {
  @Field(() => String, { description: 'What scores refer to it by.' }) criterionId!: string;
  @Field(() => String, { description: 'What is judged.' }) name!: string;
  @Field(() => CriterionTypeChoice, { description: 'Whether it is about price, cost or quality.' }) type!: CriterionType;
  @Field(() => Int, { description: 'In percent; together the weights make 100.' }) weight!: number;
}

@ObjectType({ description: 'What applies to intellectual property (LOU 6:33).' })
export class IpTermsView {
  @Field(() => IpTermsOwnerChoice, { description: 'Who owns what comes out of the partnership.' }) owner!: IpTerms['owner'];
  @Field(() => String, { description: 'What the municipality may do with it.' }) usageRight!: string;
  @Field(() => String, { description: 'Who may sell it on, and on which terms.' }) commercialisation!: string;
}

@ObjectType({ description: 'A phase of the partnership to come.' })
export class PlannedPhaseView {
  @Field(() => Int, { description: 'Phases count from 1.' }) no!: number;
  @Field(() => String, { description: 'What the phase is called.' }) name!: string;
}

/** What everybody may know of a procurement. It counts nothing and carries no version: those would tell who has come forward. */
@Entity('procurement_published_procurements')
@ObjectType('PublishedProcurement', { description: 'A procurement as it is announced to everybody.' })
export class PublishedProcurementRow {
  @Field(() => String, { description: 'The id of the procurement.' })
  @PrimaryColumn('text')
  id!: string;

  /** The place of the contract notice in the log, or null: until then nothing of the procurement is published (LOU 10:7). */
  @PositionColumn({ unique: true, nullable: true })
  noticePosition!: string | null;

  @TextColumn('The challenge it is for.') challengeId!: string;
  @ChoiceColumn(PublishedStatusChoice, 'How far it has come.') status!: PublishedStatus;
  @TextColumn('The number of the notice.') noticeId!: string;
  @DayColumn('The day the notice was sent.', { nullable: true }) sentOn!: string | null;
  @DayColumn('The last day for requests to participate.', { nullable: true }) requestsDueOn!: string | null;
  @CountColumn('The lowest number of candidates to be invited.') minCandidates!: number;
  @CountColumn('The highest number, when there is one.', { nullable: true }) maxCandidates!: number | null;
  @TextListColumn('By what candidates are chosen.') selectionCriteria!: string[];
  @TextColumn('The version of the documents.') documentsVersion!: string;
  @TextColumn('The need that the market cannot meet.') need!: string;
  @TextListColumn('What every tender must meet.') minimumRequirements!: string[];
  @PartListColumn(() => AwardCriterionView, 'What tenders are assessed by.') awardCriteria!: AwardCriterionView[];
  @PartColumn(() => IpTermsView, 'What applies to intellectual property.') ipTerms!: IpTermsView;
  @PartListColumn(() => PlannedPhaseView, 'The phases of the partnership.') phases!: PlannedPhaseView[];
  @YesNoColumn('Whether the partnership may be ended after a phase (LOU 6:40).') mayEndAfterPhase!: boolean;
  @TextColumn('On what conditions.', { nullable: true }) endConditions!: string | null;
  @ChoiceColumn(PartnerModeChoice, 'One partner, or several.') partnerMode!: PartnerMode;
  @CountColumn('The highest number of partners.') maxPartners!: number;
  @YesNoColumn('Whether rounds of negotiation may reduce the tenders (LOU 6:36).') reducesTenders!: boolean;
  @MomentColumn('The deadline for tenders of those who were invited (UTC).', { nullable: true }) tendersDueAt!: string | null;
  @TextListColumn('The partners, once the award was notified.') partners!: string[];
  @DayColumn('The last day of the standstill (LOU 20:1).', { nullable: true }) standstillEndsOn!: string | null;
  @TextColumn('Why it was cancelled.', { nullable: true }) cancelReason!: string | null;
  /** Decided and not yet notified: nobody is told before those who took part are. */
  @Column('jsonb') decidedPartners!: string[];
  @TextListColumn('Where the facts come from, when they were brought in from the past.') sources!: string[];
  @TextListColumn('What in it is made up to fill a gap in the sources. Show it as such.') synthetic!: string[];
}

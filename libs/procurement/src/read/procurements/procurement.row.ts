import { Field, ObjectType } from '@nestjs/graphql';
import {
  CaseRow,
  ChoiceColumn,
  CountColumn,
  DayColumn,
  MomentColumn,
  MoneyView,
  PartColumn,
  PartListColumn,
  TextColumn,
  TextListColumn,
  YesNoColumn,
} from '@hub/platform';
import { Entity } from 'typeorm';
import { CandidateStandingChoice, ProcurementStatusChoice } from '../../choices.js';
import type { CandidateStanding } from '../../domain/procurement/state.js';

export type ProcurementStatus = (typeof ProcurementStatusChoice)[keyof typeof ProcurementStatusChoice];

@ObjectType({ description: 'What the partnership is estimated to cost at most, VAT excluded (LOU 5:3, 5:15).' })
export class EstimatedValueView {
  @Field(() => MoneyView, { description: 'Research and development in all phases.' }) development!: MoneyView;
  @Field(() => MoneyView, { description: 'What is bought at the end.' }) purchase!: MoneyView;
  @Field(() => MoneyView, { description: 'Options, extensions and premiums.' }) options!: MoneyView;
}

@ObjectType({ description: 'An organisation that asked to take part, and what was decided about it.' })
export class CandidateView {
  @Field(() => String, { description: 'The organisation that asked to take part.' }) organisationId!: string;
  @Field(() => CandidateStandingChoice, { description: 'How far it has come.' }) standing!: CandidateStanding;
}

@ObjectType({ description: 'A tender that was opened, and its weighted total once it was evaluated.' })
export class OpenedTenderView {
  @Field(() => String, { description: 'The organisation that tendered.' }) organisationId!: string;
  @Field(() => String, { description: 'The SHA-256 of the sealed tender.' }) seal!: string;
  @Field(() => String, { description: 'When it was received (UTC).' }) receivedAt!: string;
  @Field(() => String, { nullable: true, description: '0 to 100, two decimals; null until it was evaluated.' }) total!: string | null;
}

@Entity('procurement_procurements')
@ObjectType('Procurement', { description: 'The procurement of an innovation partnership (LOU 6:30-41).' })
export class ProcurementRow extends CaseRow {
  @TextColumn('The challenge it is for.') challengeId!: string;
  @TextColumn('The programme of the cycle that took the challenge up.') programmeId!: string;
  @CountColumn('The number of that cycle.') cycleNo!: number;
  @ChoiceColumn(ProcurementStatusChoice, 'How far it has come.') status!: ProcurementStatus;
  @TextColumn('The market scan it rests on.') scanId!: string;
  @DayColumn('The day the market was searched.') scannedOn!: string;
  @PartColumn(() => EstimatedValueView, 'The estimated value.') estimatedValue!: EstimatedValueView;
  @YesNoColumn('Whether the value reaches the threshold (LOU 1:4).') aboveThreshold!: boolean;
  @DayColumn('The first day of the thresholds that were used.') thresholdsFrom!: string;
  @YesNoColumn('False when nobody has verified the thresholds of the day it was started.') thresholdsVerified!: boolean;
  @CountColumn('How many market dialogues were held.') dialogues!: number;
  @TextColumn('The version of the documents.', { nullable: true }) documentsVersion!: string | null;
  @TextColumn('The number of the contract notice.', { nullable: true }) noticeId!: string | null;
  @DayColumn('The day the notice was sent.', { nullable: true }) noticeSentOn!: string | null;
  @DayColumn('The last day for requests.', { nullable: true }) requestsDueOn!: string | null;
  @CountColumn('How many registered their interest; null when nobody did.', { nullable: true }) interested!: number | null;
  @CountColumn('How many asked to take part.') requests!: number;
  @CountColumn('How many of them qualified.') qualified!: number;
  @PartListColumn(() => CandidateView, 'Who asked to take part.') candidates!: CandidateView[];
  @TextListColumn('Who was invited to tender.') invited!: string[];
  @DayColumn('The last day for additional information.', { nullable: true }) informationDueOn!: string | null;
  @MomentColumn('The deadline for tenders (UTC).', { nullable: true }) tendersDueAt!: string | null;
  @YesNoColumn('Whether the first of the two who open the tenders has attested.') openingAttested!: boolean;
  @CountColumn('How many tenders were opened; null until they are (LOU 12:10).', { nullable: true }) tenders!: number | null;
  @PartListColumn(() => OpenedTenderView, 'The tenders, once they were opened.') openedTenders!: OpenedTenderView[];
  @CountColumn('How many negotiations were held.') negotiations!: number;
  @TextListColumn('The organisations that were decided to become partners.') partners!: string[];
  @TextColumn('The reason of the award.', { nullable: true }) awardReason!: string | null;
  @DayColumn('The day the award was notified.', { nullable: true }) notifiedOn!: string | null;
  @DayColumn('The last day of the standstill (LOU 20:1).', { nullable: true }) standstillEndsOn!: string | null;
  @DayColumn('The first day on which a contract may be signed.', { nullable: true }) contractFrom!: string | null;
  @TextListColumn('The partnerships it led to.') partnershipIds!: string[];
  @TextColumn('Why it was cancelled.', { nullable: true }) cancelReason!: string | null;
}

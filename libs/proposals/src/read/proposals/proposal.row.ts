import { Field, ObjectType } from '@nestjs/graphql';
import { CaseRow, ChoiceColumn, DayColumn, PartListColumn, TextColumn, TextListColumn, YesNoColumn } from '@hub/platform';
import { Entity } from 'typeorm';
import { ProposalOutcomeChoice, ProposalSourceChoice, ProposalStatusChoice } from '../../choices.js';
import type { ProposalOutcome, ProposalSource } from '../../domain/proposal.events.js';

@ObjectType({ description: 'A question of the hub to the proposer.' })
export class ProposalQuestion {
  @Field(() => String, { description: 'The id an answer names.' }) questionId!: string;
  @Field(() => String, { description: 'What the hub asked.' }) question!: string;
  @Field(() => String, { nullable: true, description: 'Null until it is answered.' }) answer!: string | null;
}

export type ProposalStatus = 'submitted' | 'under-evaluation' | 'evaluated' | 'promoted' | 'withdrawn' | 'merged';

@Entity('proposals_proposals')
@ObjectType('Proposal', { description: 'A need that an employee or a citizen handed in.' })
export class ProposalRow extends CaseRow {
  @TextColumn('The number its proposer quotes: unique, without gaps in its year.', { nullable: true }) caseNumber!: string | null;
  @ChoiceColumn(ProposalSourceChoice, 'Who it comes from.') source!: ProposalSource;
  @TextColumn('What it is about.') title!: string;
  @TextColumn('The need.') need!: string;
  @TextColumn('The reference of the proposer.') proposer!: string;
  @TextColumn('Where the need is felt.', { nullable: true }) department!: string | null;
  @DayColumn('The day by which an answer is promised.') answerDueOn!: string;
  @YesNoColumn('Whether that day passed without an outcome; it stays true when the answer comes late.') answerOverdue!: boolean;
  @ChoiceColumn(ProposalStatusChoice, 'Where it stands.') status!: ProposalStatus;
  @ChoiceColumn(ProposalOutcomeChoice, 'What became of it, once it was evaluated.', { nullable: true }) outcome!: ProposalOutcome | null;
  @TextColumn('The reason of the outcome, in words for its proposer.', { nullable: true }) outcomeReason!: string | null;
  @TextColumn('The evaluation of it.', { nullable: true }) evaluationId!: string | null;
  @TextColumn('The challenge it led to.', { nullable: true }) challengeId!: string | null;
  @TextColumn('The proposal it became part of.', { nullable: true }) mergedInto!: string | null;
  @TextListColumn('The proposals that became part of it.') parts!: string[];
  @TextColumn('The number of the citizen-proposal case.', { nullable: true }) citizenCaseNumber!: string | null;
  @TextColumn('What the council or board decided on the citizen proposal, as the hub was told.', { nullable: true }) citizenDecision!:
    string | null;
  @PartListColumn(() => ProposalQuestion, 'What the hub asked, and the answers.') questions!: ProposalQuestion[];
}

import { Field, ObjectType } from '@nestjs/graphql';
import { CaseRow, ChoiceColumn, CountColumn, MomentColumn, PartListColumn, TextColumn, TextListColumn } from '@hub/platform';
import { Entity } from 'typeorm';
import { AbandonGroundChoice, ChallengeStatusChoice } from '../../choices.js';
import type { AbandonGround } from '../../domain/challenge.events.js';

@ObjectType('EffectGoal', { description: 'What a solution shall change, and what shows it.' })
export class EffectGoalView {
  @Field(() => String, { description: 'Its id within the challenge.' }) goalId!: string;
  @Field(() => String, { description: 'What shall change.' }) what!: string;
  @Field(() => String, { description: 'What shows it.' }) metric!: string;
  @Field(() => String, { description: 'The unit of the metric.' }) unit!: string;
  @Field(() => String, { description: 'The value before, as decimal text.' }) baseline!: string;
  @Field(() => String, { description: 'The value to reach, as decimal text.' }) target!: string;
}

@ObjectType('MeasuredEffect', { description: 'An effect that was measured on one of the goals.' })
export class MeasuredEffectView {
  @Field(() => String, { description: 'The effect goal.' }) goalId!: string;
  @Field(() => String, { description: 'What was measured, as decimal text in the unit of the goal.' }) value!: string;
  @Field(() => String, { description: 'The day it was measured.' }) measuredOn!: string;
  @Field(() => String, { description: 'How it was measured.' }) how!: string;
}

export type ChallengeStatus = 'draft' | 'ready' | 'published' | 'taken-up' | 'solved' | 'abandoned';

@Entity('challenges_challenges')
@ObjectType('Challenge', { description: 'A need worth developing for. Its id is the key people call it by.' })
export class ChallengeRow extends CaseRow {
  @TextColumn('What it is about.') title!: string;
  @TextColumn('The need, without a solution.') need!: string;
  @ChoiceColumn(ChallengeStatusChoice, 'Where it stands.') status!: ChallengeStatus;
  @TextListColumn('The proposals it comes from.') proposalIds!: readonly string[];
  @TextColumn('The department or company of the municipal group that has the need.', { nullable: true }) needOwner!: string | null;
  @PartListColumn(() => EffectGoalView, 'What a solution shall change.') effectGoals!: EffectGoalView[];
  @TextListColumn('What every solution must meet.') minimumRequirements!: readonly string[];
  @TextColumn('How likely it is that a solution will be put to use.', { nullable: true }) implementationLikelihood!: string | null;
  @MomentColumn('When it was published (UTC); null when it is not.', { nullable: true }) publishedAt!: string | null;
  @TextColumn('The programme whose cycle has taken it up.', { nullable: true }) programmeId!: string | null;
  @CountColumn('The number of that cycle.', { nullable: true }) cycleNo!: number | null;
  @PartListColumn(() => MeasuredEffectView, 'What was measured when it was solved.') measuredEffects!: readonly MeasuredEffectView[];
  @ChoiceColumn(AbandonGroundChoice, 'On what ground it was abandoned.', { nullable: true }) abandonGround!: AbandonGround | null;
  @TextColumn('Why it was solved or abandoned.', { nullable: true }) endReason!: string | null;
}

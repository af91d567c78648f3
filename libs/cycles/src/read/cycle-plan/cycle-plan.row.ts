import { Field, Int, ObjectType } from '@nestjs/graphql';
import { ChoiceColumn, CountColumn, PartColumn, PartListColumn, TextListColumn } from '@hub/platform';
import { Entity, PrimaryColumn } from 'typeorm';
import { CycleOutcomeChoice, CycleStatusChoice } from '../../choices.js';
import type { CycleStatus } from '../../domain/programme/state.js';
import type { CycleOutcome } from '../../domain/programme.events.js';

const open = { nullable: true };

@ObjectType({ description: 'The days of the steps of a cycle (Stockholm); null where a step has not happened or nobody knows the plan.' })
export class CycleStepDays {
  @Field(() => String, { ...open, description: 'It opens.' }) opensOn!: string | null;
  @Field(() => String, { ...open, description: 'Its first procurement starts.' }) procurementOn!: string | null;
  @Field(() => String, { ...open, description: 'Its first contract is signed.' }) contractOn!: string | null;
  @Field(() => String, { ...open, description: 'It closes.' }) closesOn!: string | null;
}

@ObjectType({ description: 'How many days later than planned each step happened; negative when earlier, null when not to be said.' })
export class CycleSlip {
  @Field(() => Int, { ...open, description: 'Of its opening.' }) opensOn!: number | null;
  @Field(() => Int, { ...open, description: 'Of its first procurement.' }) procurementOn!: number | null;
  @Field(() => Int, { ...open, description: 'Of its first contract.' }) contractOn!: number | null;
  @Field(() => Int, { ...open, description: 'Of its closing.' }) closesOn!: number | null;
}

@ObjectType({ description: 'How many days lie between each step of a cycle and the next; null until both are known.' })
export class CycleDaysInSteps {
  @Field(() => Int, { ...open, description: 'From its opening to its first procurement.' }) openToProcurement!: number | null;
  @Field(() => Int, { ...open, description: 'From its first procurement to its first contract.' }) procurementToContract!: number | null;
  @Field(() => Int, { ...open, description: 'From its first contract to its closing.' }) contractToClose!: number | null;
}

@ObjectType({ description: 'What became of a challenge in its cycle.' })
export class CycleChallengeOutcome {
  @Field(() => String, { description: 'The challenge.' }) challengeId!: string;
  @Field(() => CycleOutcomeChoice, { description: 'What became of it.' }) outcome!: CycleOutcome;
  @Field(() => String, { description: 'In words.' }) note!: string;
}

@Entity('cycles_cycle_plan')
@ObjectType('CyclePlanVsActual', { description: 'A cycle, planned and actual side by side.' })
export class CyclePlanRow {
  @Field(() => String, { description: 'The programme.' })
  @PrimaryColumn('text')
  programmeId!: string;

  @Field(() => Int, { description: 'The number of the cycle, from 1.' })
  @PrimaryColumn('integer')
  cycleNo!: number;

  @ChoiceColumn(CycleStatusChoice, 'Where it stands.') status!: CycleStatus;
  @PartColumn(() => CycleStepDays, 'The plan that holds.') plan!: CycleStepDays;
  @PartColumn(() => CycleStepDays, 'The plan as it was first made.') firstPlan!: CycleStepDays;
  @CountColumn('How often the plan was changed.') timesReplanned!: number;
  @PartColumn(() => CycleStepDays, 'What happened.') actual!: CycleStepDays;
  @PartColumn(() => CycleSlip, 'Actual against the plan that holds, in days.') slip!: CycleSlip;
  @PartColumn(() => CycleSlip, 'Actual against the first plan, in days.') slipFromFirstPlan!: CycleSlip;
  @PartColumn(() => CycleDaysInSteps, 'How long the steps were planned to take.') plannedDays!: CycleDaysInSteps;
  @PartColumn(() => CycleDaysInSteps, 'How long the steps took.') actualDays!: CycleDaysInSteps;
  @TextListColumn('The challenges admitted to it.') challengeIds!: string[];
  @PartListColumn(() => CycleChallengeOutcome, 'What became of each of them; empty until it is closed.') outcomes!: CycleChallengeOutcome[];
  @TextListColumn('Where the facts come from, when they were brought in from the past.') sources!: string[];
  @TextListColumn('What in it is made up to fill a gap in the sources. Show it as such.') synthetic!: string[];
}

import { Field, ObjectType } from '@nestjs/graphql';
import { ChoiceColumn, MomentColumn, PositionColumn, TextColumn, TextListColumn, YesNoColumn } from '@hub/platform';
import { Entity, PrimaryColumn } from 'typeorm';
import { CandidateStandingChoice } from '../../choices.js';
import type { CandidateStanding } from '../../domain/procurement/state.js';

/** One organisation in one procurement, as that organisation may see it. Of tenders it says nothing. */
@Entity('procurement_own_participations')
@ObjectType('Participation', { description: 'The part an organisation takes in a procurement, shown to nobody but that organisation.' })
export class ParticipationRow {
  @Field(() => String, { description: 'The procurement.' })
  @PrimaryColumn('text')
  procurementId!: string;

  @Field(() => String, { description: 'The organisation.' })
  @PrimaryColumn('text')
  organisationId!: string;

  /** The place in the log of the first fact about it: they are listed in that order. */
  @PositionColumn()
  firstPosition!: string;

  @TextColumn('The challenge the procurement is for.') challengeId!: string;
  @YesNoColumn('Whether it registered its interest.') interested!: boolean;
  @MomentColumn('When its request to participate was received (UTC).', { nullable: true }) requestedAt!: string | null;
  @ChoiceColumn(CandidateStandingChoice, 'What was decided about its request; null when it made none.', { nullable: true })
  standing!: CandidateStanding | null;
  @TextColumn('The reason of that decision.', { nullable: true }) reason!: string | null;
  @MomentColumn('The deadline for its tender (UTC), when it was invited.', { nullable: true }) tendersDueAt!: string | null;
  @TextListColumn('Where the facts come from, when they were brought in from the past.') sources!: string[];
  @TextListColumn('What in it is made up to fill a gap in the sources. Show it as such.') synthetic!: string[];
}

import { Field, ObjectType } from '@nestjs/graphql';
import { ChoiceColumn, CountColumn, DayColumn, MomentColumn, PartColumn, TextColumn, TextListColumn } from '@hub/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ControlLevelChoice } from '../../choices.js';
import type { ControlLevel, ResaleStatus } from '../../domain/ip-record.events.js';

@ObjectType({ description: "The municipality's right to use a solution, which somebody else owns." })
export class SolutionUsageRight {
  @Field(() => String, { description: 'Who may use it, and for what.' }) scope!: string;
  @Field(() => String, { description: 'For how long.' }) duration!: string;
  @Field(() => String, { description: 'Where.' }) territory!: string;
  @Field(() => Boolean, { description: 'Whether support over time is part of it.' }) includesSupport!: boolean;
}

/** Who owns the solution of a partnership, what the municipality may do with it, and how far it has spread. */
@Entity('ip_records_ownership_register')
@ObjectType({ isAbstract: true })
export class OwnershipRow {
  @Field(() => String, { description: 'The record of ownership; it has the id of the partnership.' })
  @PrimaryColumn('text')
  ipRecordId!: string;

  @TextColumn('The challenge it solves.') challengeId!: string;
  @TextColumn('The owner, by the code of the organisation.') owner!: string;
  @ChoiceColumn(ControlLevelChoice, 'How far the control of the municipality goes.') controlLevel!: ControlLevel;
  @PartColumn(() => SolutionUsageRight, 'The right of the municipality to use it.') usageRight!: SolutionUsageRight;
  @TextColumn('What the owner may do with it beside the contract.') commercialisation!: string;
  @MomentColumn('When this was agreed: with the contract (UTC).') agreedAt!: string;
  @DayColumn('The day the usage right started: that of the acceptance.', { nullable: true }) usageRightSince!: string | null;
  @TextListColumn('What came out of the partnership, by name.') foreground!: string[];
  @TextListColumn('What the municipality consents to as a reference.') referenceFor!: string[];
  @CountColumn('How many other customers are named, however far they have come; 0 when none is named.') resaleCount!: number;
  @CountColumn('How many others use it: the latest count, or the named customers who are live where more; null when nobody reported any.', {
    nullable: true,
  })
  inUseElsewhere!: number | null;
  @TextListColumn('Where this is known from.') sources!: string[];
  @TextListColumn('What in it is made up to fill a gap in the sources. Show it as such.') synthetic!: string[];

  @Column('integer', { nullable: true }) latestCount!: number | null;
  @Column('jsonb') resales!: { resaleId: string; status: ResaleStatus }[];
}

/** From when the municipality is the first customer. It may be heard of before the record, which follows the contract a moment later. */
@Entity('ip_records_first_customers')
export class FirstCustomerRow {
  @PrimaryColumn('text') partnershipId!: string;
  @Column('date') firstCustomerFrom!: string;
  @Column('jsonb') sources!: string[];
  @Column('jsonb') synthetic!: string[];
}

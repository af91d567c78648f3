import { ObjectType } from '@nestjs/graphql';
import type { Money } from '@hub/kernel';
import {
  CaseRow,
  ChoiceColumn,
  CountColumn,
  DayColumn,
  MoneyColumn,
  PartColumn,
  PartListColumn,
  TextColumn,
  YesNoColumn,
} from '@hub/platform';
import { Entity } from 'typeorm';
import { PartnershipStatusChoice, type PartnershipStatus } from '../../choices.js';
import { PartnershipFirstCustomerTerms, PartnershipLevel, PartnershipPhase, PartnershipUsageRight } from './partnership-parts.row.js';

@Entity('partnerships_partnerships')
@ObjectType('Partnership', { description: 'An innovation partnership: one contract, from development to the first customer.' })
export class PartnershipRow extends CaseRow {
  @TextColumn('The procurement it follows from.') procurementId!: string;
  @TextColumn('The challenge it shall solve.') challengeId!: string;
  @TextColumn('The innovator, by the code of the organisation.') partner!: string;
  @ChoiceColumn(PartnershipStatusChoice, 'Where it stands.') status!: PartnershipStatus;
  @TextColumn('Where it stands, in words, such as "phase 2 under review".') standing!: string;
  @CountColumn('The phase it is in, or was in last; null before the first.', { nullable: true }) phaseNo!: number | null;
  @DayColumn('The day the contract was signed.') signedOn!: string;
  @PartListColumn(() => PartnershipPhase, 'The phases, in their order.') phases!: PartnershipPhase[];
  @MoneyColumn('The agreed maximum cost (LOU 6:31), VAT excluded.') maximumCost!: Money;
  @MoneyColumn('The instalments that were approved, together.') approved!: Money;
  @MoneyColumn('What the solution costs, as it was accepted; null before that.', { nullable: true }) cost!: Money | null;
  @PartListColumn(() => PartnershipLevel, 'The agreed performance levels, and what was reached.') performanceLevels!: PartnershipLevel[];
  @PartColumn(() => PartnershipFirstCustomerTerms, 'The terms of the first customer.') firstCustomerTerms!: PartnershipFirstCustomerTerms;
  @DayColumn('The day from which the municipality is the first customer; null until the purchase is decided.', { nullable: true })
  firstCustomerFrom!: string | null;
  @TextColumn('Who maintains the solution, and how.') maintenanceTerms!: string;
  @PartColumn(() => PartnershipUsageRight, 'The right of the municipality to use the solution.') usageRight!: PartnershipUsageRight;
  @TextColumn('What the innovator may do with the solution beside this contract.') commercialisation!: string;
  @TextColumn('The version of the procurement documents that the contract rests on.') documentsVersion!: string;
  @YesNoColumn('Whether the documents reserved ending after a phase (LOU 6:40).') mayEndAfterPhase!: boolean;
  @TextColumn('Why it ended, or what it came to.', { nullable: true }) endReason!: string | null;
}

import { ObjectType } from '@nestjs/graphql';
import { CaseRow, ChoiceColumn, CountColumn, DayColumn, PartColumn, PartListColumn, TextColumn, TextListColumn } from '@hub/platform';
import { Entity } from 'typeorm';
import { ControlLevelChoice, type IpRecordStatus, IpRecordStatusChoice } from '../../choices.js';
import type { ControlLevel } from '../../domain/ip-record.events.js';
import { IpAsset, IpUsageRight, Resale, UseCount } from './ip-record-parts.row.js';

@Entity('ip_records_ip_records')
@ObjectType('IpRecord', { description: 'Who owns what came out of a partnership, who may use it, and who else does.' })
export class IpRecordRow extends CaseRow {
  @TextColumn('The partnership; the record has its id.') partnershipId!: string;
  @TextColumn('The challenge it shall solve.') challengeId!: string;
  @ChoiceColumn(IpRecordStatusChoice, 'Whether the usage right has started.') status!: IpRecordStatus;
  @TextColumn('The owner, by the code of the organisation.') owner!: string;
  @ChoiceColumn(ControlLevelChoice, 'How far the control of the municipality goes.') controlLevel!: ControlLevel;
  @PartColumn(() => IpUsageRight, 'The right of the municipality to use it.') usageRight!: IpUsageRight;
  @DayColumn('The day the usage right started: that of the acceptance.', { nullable: true }) usageRightSince!: string | null;
  @TextColumn('What the owner may do with it beside the contract.') commercialisation!: string;
  @TextColumn('The version of the procurement documents that published these terms (LOU 6:33).') documentsVersion!: string;
  @PartListColumn(() => IpAsset, 'What was brought in, and what was made.') assets!: IpAsset[];
  @TextListColumn('What the municipality consents to as a reference.') referenceFor!: string[];
  @PartListColumn(() => Resale, 'Other customers, by name.') resales!: Resale[];
  @PartListColumn(() => UseCount, 'How many others use it, count by count; the latest last.') useByOthers!: UseCount[];
  @CountColumn('How many others use it: the latest count, or the named customers who are live where more; null when nobody reported any.', {
    nullable: true,
  })
  inUseElsewhere!: number | null;
}

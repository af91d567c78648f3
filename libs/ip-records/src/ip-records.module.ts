import { Module, type Provider } from '@nestjs/common';
import { publishRejections, slice } from '@hub/platform';
import { ipRecordRejections } from './domain/ip-record.rejections.js';
import { OrganisationNames } from './domain/organisation-names.port.js';
import { KeepIpRecords } from './react/keep-ip-records/keep-ip-records.reactor.js';
import { IpRecordProjection } from './read/ip-records/ip-record.projection.js';
import { IpRecordResolver } from './read/ip-records/ip-record.resolver.js';
import { OrganisationNameLookup } from './read/organisation-names/organisation-name.lookup.js';
import { OrganisationNameProjection } from './read/organisation-names/organisation-name.projection.js';
import { OwnershipProjection } from './read/ownership-register/ownership.projection.js';
import { OwnershipResolver } from './read/ownership-register/ownership.resolver.js';
import { SpreadProjection } from './read/spread/spread.projection.js';
import { SpreadResolver } from './read/spread/spread.resolver.js';
import { AgreeReference } from './write/agree-reference/agree-reference.act.js';
import { AgreeReferenceHandler } from './write/agree-reference/agree-reference.handler.js';
import { ChangeResaleStatus } from './write/change-resale-status/change-resale-status.act.js';
import { ChangeResaleStatusHandler } from './write/change-resale-status/change-resale-status.handler.js';
import { DeclareBackground } from './write/declare-background/declare-background.act.js';
import { DeclareBackgroundHandler } from './write/declare-background/declare-background.handler.js';
import { RegisterForeground } from './write/register-foreground/register-foreground.act.js';
import { RegisterForegroundHandler } from './write/register-foreground/register-foreground.handler.js';
import { ReportResale } from './write/report-resale/report-resale.act.js';
import { ReportResaleHandler } from './write/report-resale/report-resale.handler.js';
import { ReportUseByOthers } from './write/report-use-by-others/report-use-by-others.act.js';
import { ReportUseByOthersHandler } from './write/report-use-by-others/report-use-by-others.handler.js';

publishRejections(ipRecordRejections);

const write: Provider[] = [
  ...slice(DeclareBackground, DeclareBackgroundHandler),
  ...slice(RegisterForeground, RegisterForegroundHandler),
  ...slice(AgreeReference, AgreeReferenceHandler),
  ...slice(ReportResale, ReportResaleHandler),
  ...slice(ChangeResaleStatus, ChangeResaleStatusHandler),
  ...slice(ReportUseByOthers, ReportUseByOthersHandler),
];
const react: Provider[] = [KeepIpRecords];
const read: Provider[] = [
  IpRecordProjection,
  IpRecordResolver,
  OrganisationNameProjection,
  { provide: OrganisationNames, useClass: OrganisationNameLookup },
  OwnershipProjection,
  OwnershipResolver,
  SpreadProjection,
  SpreadResolver,
];

/** Who owns what came out of a partnership, who may use it, and who else does. */
@Module({ providers: [...write, ...react, ...read] })
export class IpRecordsModule {}

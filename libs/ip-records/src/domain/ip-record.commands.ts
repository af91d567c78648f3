import type { Intent, LocalDate } from '@hub/kernel';
import type { AssetKind, ControlLevel, ReportedResale, ResaleStatus, UsageRightTerms } from './ip-record.events.js';

type Of = { ipRecordId: string };
/** `forTheHub` tells that who does it acts for the municipality; otherwise they act for `organisation`, which must be the owner. */
type ByOwnerOrHub = Of & { forTheHub: boolean; organisation?: string | undefined };

export type AgreeIpTermsIntent = Intent<
  'agree-ip-terms',
  Of & {
    partnershipId: string;
    challengeId: string;
    owner: string;
    controlLevel: ControlLevel;
    usageRight: UsageRightTerms;
    commercialisation: string;
    documentsVersion: string;
  }
>;
export type StartUsageRightIntent = Intent<'start-usage-right', Of & { startsOn: LocalDate }>;
export type DeclareBackgroundIntent = Intent<
  'declare-background',
  ByOwnerOrHub & { assetId: string; name: string; kind: AssetKind; owner: string }
>;
export type RegisterForegroundIntent = Intent<'register-foreground', ByOwnerOrHub & { assetId: string; name: string; kind: AssetKind }>;
export type AgreeReferenceIntent = Intent<'agree-reference', Of & { consentTo: readonly string[] }>;
export type ReportResaleIntent = Intent<'report-resale', ByOwnerOrHub & ReportedResale>;
export type ChangeResaleStatusIntent = Intent<'change-resale-status', ByOwnerOrHub & { resaleId: string; status: ResaleStatus }>;
export type ReportUseByOthersIntent = Intent<
  'report-use-by-others',
  ByOwnerOrHub & { asOf: LocalDate; inUse: number; evaluating?: number | undefined; evaluatingIsApproximate?: boolean | undefined }
>;

export type IpRecordCommand =
  | AgreeIpTermsIntent
  | StartUsageRightIntent
  | DeclareBackgroundIntent
  | RegisterForegroundIntent
  | AgreeReferenceIntent
  | ReportResaleIntent
  | ChangeResaleStatusIntent
  | ReportUseByOthersIntent;

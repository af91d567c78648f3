import { type Fact, type LocalDate, typesOf } from '@hub/kernel';

export const controlLevels = ['use', 'modify-share', 'take-over'] as const;
/** How far the municipality's control goes (PRV): use, modify and pass on, or take over. */
export type ControlLevel = (typeof controlLevels)[number];
export const assetKinds = ['software', 'data', 'design', 'patent', 'know-how', 'trademark', 'database'] as const;
export type AssetKind = (typeof assetKinds)[number];
export const resaleStatuses = ['evaluating', 'contracted', 'live'] as const;
export type ResaleStatus = (typeof resaleStatuses)[number];
export const scalingTypes = ['roll-out', 'expansion', 'replication'] as const;
export type ScalingType = (typeof scalingTypes)[number];
export const customerTypes = ['municipality', 'region', 'company', 'other'] as const;
export type CustomerType = (typeof customerTypes)[number];

export type UsageRightTerms = Readonly<{ scope: string; duration: string; territory: string; includesSupport: boolean }>;
export type Asset = Readonly<{ assetId: string; name: string; kind: AssetKind; owner: string }>;
/** A customer who is not the municipality; `country` is a code of two letters. */
export type ReportedResale = Readonly<{
  resaleId: string;
  customer: string;
  customerType: CustomerType;
  country: string;
  status: ResaleStatus;
  scaling: ScalingType;
}>;

/** One record a partnership: `ipRecordId` is the partnership's id. */
type Of = { ipRecordId: string; challengeId: string };

export type IpTermsAgreed = Fact<
  'ip-terms-agreed.v1',
  Of & {
    partnershipId: string;
    owner: string;
    controlLevel: ControlLevel;
    usageRight: UsageRightTerms;
    commercialisation: string;
    documentsVersion: string;
  }
>;
export type BackgroundDeclared = Fact<'background-declared.v1', Of & { asset: Asset }>;
export type ForegroundRegistered = Fact<'foreground-registered.v1', Of & { asset: Asset }>;
/** The usage right starts with the acceptance of the solution. */
export type UsageRightStarted = Fact<'usage-right-started.v1', Of & { startsOn: LocalDate }>;
export type ReferenceAgreed = Fact<'reference-agreed.v1', Of & { consentTo: readonly string[] }>;
/** A sale to somebody else. `early` marks one before the solution was accepted. */
export type ResaleReported = Fact<'resale-reported.v1', Of & ReportedResale & { early: boolean }>;
export type ResaleStatusChanged = Fact<'resale-status-changed.v1', Of & { resaleId: string; status: ResaleStatus }>;
/** How many others use it or evaluate it, as counted on a day, where they are not named one by one. */
export type UseByOthersReported = Fact<
  'use-by-others-reported.v1',
  Of & { asOf: LocalDate; inUse: number; evaluating: number | null; evaluatingIsApproximate: boolean; early: boolean }
>;

export type IpRecordEvent =
  | IpTermsAgreed
  | BackgroundDeclared
  | ForegroundRegistered
  | UsageRightStarted
  | ReferenceAgreed
  | ResaleReported
  | ResaleStatusChanged
  | UseByOthersReported;

export const ipRecordEventTypes = typesOf<IpRecordEvent>({
  'ip-terms-agreed.v1': true,
  'background-declared.v1': true,
  'foreground-registered.v1': true,
  'usage-right-started.v1': true,
  'reference-agreed.v1': true,
  'resale-reported.v1': true,
  'resale-status-changed.v1': true,
  'use-by-others-reported.v1': true,
});

import { toInstant, toLocalDate } from '@hub/kernel';
import type { IpRecordCommand } from '../domain/ip-record.commands.js';
import type {
  AssetKind,
  IpRecordEvent,
  IpTermsAgreed,
  ResaleReported,
  ResaleStatus,
  UseByOthersReported,
} from '../domain/ip-record.events.js';

export const TODAY = toLocalDate('2026-03-02');
const of = { ipRecordId: 'p1', challengeId: 'SNOW' };
export const usageRight = {
  scope: 'all of the municipal group',
  duration: 'as long as it is used',
  territory: 'Växjö',
  includesSupport: true,
};

export const agreed = (changes: Partial<IpTermsAgreed['data']> = {}): IpTermsAgreed => ({
  type: 'ip-terms-agreed.v1',
  data: {
    ...of,
    partnershipId: 'p1',
    owner: 'KLIMATOR',
    controlLevel: 'use',
    usageRight,
    commercialisation: 'Sweden and abroad',
    documentsVersion: 'v1',
    ...changes,
  },
});
export const background = (name: string, owner = 'VAXJO', kind: AssetKind = 'data'): IpRecordEvent => ({
  type: 'background-declared.v1',
  data: { ...of, asset: { assetId: `asset-${name}`, name, kind, owner } },
});
export const foreground = (name: string, kind: AssetKind = 'software'): IpRecordEvent => ({
  type: 'foreground-registered.v1',
  data: { ...of, asset: { assetId: `asset-${name}`, name, kind, owner: 'KLIMATOR' } },
});
export const usageRightStarted: IpRecordEvent = { type: 'usage-right-started.v1', data: { ...of, startsOn: TODAY } };
export const reference = (...consentTo: string[]): IpRecordEvent => ({ type: 'reference-agreed.v1', data: { ...of, consentTo } });
export const resale = (customer: string, status: ResaleStatus, changes: Partial<ResaleReported['data']> = {}): ResaleReported => ({
  type: 'resale-reported.v1',
  data: {
    ...of,
    resaleId: `resale-${customer}`,
    customer,
    customerType: 'municipality',
    country: 'SE',
    status,
    scaling: 'replication',
    early: false,
    ...changes,
  },
});
export const resaleChanged = (customer: string, status: ResaleStatus): IpRecordEvent => ({
  type: 'resale-status-changed.v1',
  data: { ...of, resaleId: `resale-${customer}`, status },
});
export const counted = (asOf: string, inUse: number, changes: Partial<UseByOthersReported['data']> = {}): UseByOthersReported => ({
  type: 'use-by-others-reported.v1',
  data: { ...of, asOf: toLocalDate(asOf), inUse, evaluating: null, evaluatingIsApproximate: false, early: false, ...changes },
});

/** A command as the decider gets it, done today. */
export const command = <T extends IpRecordCommand['type']>(
  type: T,
  data: Omit<Extract<IpRecordCommand, { type: T }>['data'], 'ipRecordId'>,
) =>
  ({ type, at: toInstant(`${TODAY}T09:00:00Z`), on: TODAY, by: 'ida', data: { ipRecordId: 'p1', ...data } }) as unknown as Extract<
    IpRecordCommand,
    { type: T }
  >;

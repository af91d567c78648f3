import type { IpRecordEvent } from '@hub/ip-records';
import type { PartnershipEvent } from '@hub/partnerships';
import type { OrganisationEvent } from '@hub/people';
import type { ProcurementEvent } from '@hub/procurement';
import type { TestBedEvent } from '@hub/testbeds';
import { refOf } from '../../domain/lineage.js';
import { link, type LineageChange, node } from './lineage-change.fold.js';

/** What a fact of a procurement changes. */
export const ofProcurement = ({ type, data }: ProcurementEvent): readonly LineageChange[] => {
  const { procurementId: id, challengeId } = data;
  switch (type) {
    case 'procurement-started.v1':
      return [
        node('procurement', id, { label: `Procurement of ${challengeId}`, state: 'under way' }),
        link(refOf('challenge', challengeId), 'procured in', refOf('procurement', id)),
      ];
    case 'contract-notice-published.v1':
      return [node('procurement', id, { alias: data.noticeId })];
    case 'award-decided.v1':
      return [node('procurement', id, { state: 'awarded' })];
    case 'procurement-concluded.v1':
      return [node('procurement', id, { state: 'concluded' })];
    case 'procurement-cancelled.v1':
      return [node('procurement', id, { state: 'cancelled' })];
    default:
      return [node('procurement', id)];
  }
};

const PROGRESS: Readonly<Partial<Record<PartnershipEvent['type'], string>>> = {
  'solution-accepted.v1': 'accepted',
  'purchase-decided.v1': 'purchased',
  'partnership-ended.v1': 'ended',
  'partnership-completed.v1': 'completed',
};

/** What a fact of a partnership changes. */
export const ofPartnership = ({ type, data }: PartnershipEvent): readonly LineageChange[] => {
  const { partnershipId: id } = data;
  if (type === 'contract-signed.v1')
    return [
      node('partnership', id, { label: `Contract of ${data.signedOn}`, state: 'contracted' }),
      link(refOf('procurement', data.procurementId), 'led to', refOf('partnership', id)),
      link(refOf('partnership', id), 'with', refOf('organisation', data.partner)),
    ];
  const state = type === 'phase-started.v1' ? `phase ${data.phaseNo}` : PROGRESS[type];
  return [node('partnership', id, state === undefined ? {} : { state })];
};

/** What a fact of an ip record changes: who owns what came out of it, and who else uses it. */
export const ofIpRecord = ({ type, data }: IpRecordEvent): readonly LineageChange[] => {
  const { ipRecordId: id } = data;
  const ref = refOf('ip-record', id);
  switch (type) {
    case 'ip-terms-agreed.v1':
      return [
        node('ip-record', id, { label: `Ownership and usage right (${data.controlLevel})`, state: 'agreed' }),
        link(refOf('partnership', data.partnershipId), 'rights in', ref),
        link(ref, 'owned by', refOf('organisation', data.owner)),
      ];
    case 'usage-right-started.v1':
      return [node('ip-record', id, { state: 'in force' })];
    case 'resale-reported.v1':
      return [
        node('ip-record', id),
        node('resale', data.resaleId, { within: id, label: `${data.customer} (${data.country})`, state: data.status }),
        link(ref, 'sold to', refOf('resale', `${id}/${data.resaleId}`)),
      ];
    case 'resale-status-changed.v1':
      return [node('ip-record', id), node('resale', data.resaleId, { within: id, state: data.status })];
    case 'use-by-others-reported.v1': {
      const counted = `${id}/${data.asOf}`;
      const evaluating = data.evaluating === null ? '' : `, evaluated by ${data.evaluatingIsApproximate ? 'about ' : ''}${data.evaluating}`;
      return [
        node('ip-record', id),
        node('use-elsewhere', counted, { label: `In use by ${data.inUse} others${evaluating} on ${data.asOf}` }),
        link(ref, 'used by others', refOf('use-elsewhere', counted)),
      ];
    }
    default:
      return [node('ip-record', id)];
  }
};

/** What a fact of a test bed changes: where a solution is tried, and what that showed. */
export const ofTestBed = ({ type, data }: TestBedEvent): readonly LineageChange[] => {
  const { testBedId: id, challengeId } = data;
  const ref = refOf('test-bed', id);
  switch (type) {
    case 'testbed-opened.v1':
      return [
        node('test-bed', id, { label: data.site, state: 'open' }),
        link(refOf('challenge', challengeId), 'tried in', ref),
        link(ref, 'hosted by', refOf('organisation', data.host)),
      ];
    case 'testbed-adoption-measured.v1': {
      const effect = `${id}/${data.metric}/${data.measuredOn}`;
      return [
        node('test-bed', id),
        node('effect', effect, { label: `${data.metric}: ${data.value} ${data.unit} on ${data.measuredOn}` }),
        link(ref, 'showed', refOf('effect', effect)),
      ];
    }
    case 'testbed-closed.v1':
      return [node('test-bed', id, { state: 'closed' })];
    default:
      return [node('test-bed', id)];
  }
};

export const ofOrganisation = ({ data }: OrganisationEvent): readonly LineageChange[] => [
  node('organisation', data.organisationId, { label: data.name }),
];

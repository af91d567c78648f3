import type { ChallengeEvent } from '@hub/challenges';
import type { ProgrammeEvent } from '@hub/cycles';
import type { IpRecordEvent } from '@hub/ip-records';
import type { PartnershipEvent } from '@hub/partnerships';
import type { ProcurementEvent } from '@hub/procurement';
import type { TestBedEvent, TimesheetEvent } from '@hub/testbeds';
import type { PartnershipStanding, PortfolioStanding, ProcurementStanding, RightsStanding } from '../../domain/portfolio.js';

export type ChainFact =
  | ChallengeEvent
  | Extract<ProgrammeEvent, { data: { challengeId: string } }>
  | ProcurementEvent
  | PartnershipEvent
  | IpRecordEvent
  | TestBedEvent
  | TimesheetEvent;

/** What is known of a challenge after one more fact about it, or about anything that follows from it. */
export const foldChain = (before: PortfolioStanding, fact: ChainFact): PortfolioStanding => ({
  ...foldChallenge(before, fact),
  procurement: foldProcurement(before.procurement, fact),
  partnerships: foldPartnerships(before.partnerships, fact),
  rights: foldRights(before.rights, fact),
});

const foldChallenge = (before: PortfolioStanding, { type, data }: ChainFact): PortfolioStanding => {
  switch (type) {
    case 'challenge-readied.v1':
      return { ...before, readiness: 'ready' };
    case 'challenge-published.v1':
      return { ...before, readiness: 'published' };
    case 'challenge-taken-up.v1':
      return { ...before, cycle: { programmeId: data.programmeId, cycleNo: data.cycleNo } };
    case 'challenge-put-back.v1':
      return { ...before, cycle: null };
    case 'challenge-solved.v1':
      return { ...before, end: 'solved' };
    case 'challenge-abandoned.v1':
      return { ...before, end: 'abandoned' };
    default:
      return before;
  }
};

const STEPS = {
  'contract-notice-published.v1': 'notice',
  'tenderers-invited.v1': 'invited',
  'tenders-opened.v1': 'tenders-opened',
  'award-decided.v1': 'awarded',
  'award-notified.v1': 'standstill',
  'procurement-concluded.v1': 'contracted',
  'procurement-cancelled.v1': 'procurement-cancelled',
} as const satisfies Partial<Record<ProcurementEvent['type'], ProcurementStanding['step']>>;

const foldProcurement = (before: ProcurementStanding | null, { type, data }: ChainFact): ProcurementStanding | null => {
  // A second procurement of the same challenge starts afresh.
  if (type === 'procurement-started.v1')
    return { procurementId: data.procurementId, step: 'procurement', interested: [], requests: [], tenders: null };
  if (!before || !('procurementId' in data) || data.procurementId !== before.procurementId) return before;
  const after = { ...before, step: (STEPS as Partial<Record<string, ProcurementStanding['step']>>)[type] ?? before.step };
  switch (type) {
    case 'interest-registered.v1':
      return { ...after, interested: including(before.interested, data.organisationId) };
    case 'request-to-participate-received.v1':
      return { ...after, requests: including(before.requests, data.organisationId) };
    case 'tenders-opened.v1':
      return { ...after, tenders: data.tenders.length };
    default:
      return after;
  }
};

const foldPartnerships = (before: readonly PartnershipStanding[], { type, data }: ChainFact): readonly PartnershipStanding[] => {
  const at = (step: string) =>
    before.map((each) => ('partnershipId' in data && each.partnershipId === data.partnershipId ? { ...each, step } : each));
  switch (type) {
    case 'contract-signed.v1':
      return [...before, { partnershipId: data.partnershipId, partner: data.partner, step: 'contracted' }];
    case 'phase-started.v1':
      return at(`phase-${data.phaseNo}`);
    case 'solution-accepted.v1':
      return at('accepted');
    case 'purchase-decided.v1':
      return at('purchased');
    case 'partnership-completed.v1':
      return at('completed');
    case 'partnership-ended.v1':
      return at('ended');
    default:
      return before;
  }
};

const foldRights = (before: readonly RightsStanding[], { type, data }: ChainFact): readonly RightsStanding[] => {
  if (!('ipRecordId' in data)) return before;
  const { ipRecordId } = data;
  const known = before.find((each) => each.ipRecordId === ipRecordId) ?? { ipRecordId, owner: null, resales: {}, counted: null };
  const after = (more: Partial<RightsStanding>) => [...before.filter((each) => each !== known), { ...known, ...more }];
  switch (type) {
    case 'ip-terms-agreed.v1':
      return after({ owner: data.owner });
    case 'resale-reported.v1':
    case 'resale-status-changed.v1':
      return after({ resales: { ...known.resales, [data.resaleId]: data.status } });
    case 'use-by-others-reported.v1':
      return known.counted && known.counted.asOf > data.asOf ? before : after({ counted: { asOf: data.asOf, inUse: data.inUse } });
    default:
      return before;
  }
};

const including = (known: readonly string[], organisation: string): readonly string[] => [...new Set([...known, organisation])];

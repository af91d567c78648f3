import type { ChallengeEvent } from '@hub/challenges';
import type { IpRecordEvent } from '@hub/ip-records';
import type { PartnershipEvent } from '@hub/partnerships';
import type { ProcurementEvent } from '@hub/procurement';
import type { ProposalEvent } from '@hub/proposals';
import {
  type ChallengeStanding,
  type FunnelStep,
  type PartnershipProgress,
  placeOfChallenge,
  type ProposalStanding,
  reaching,
} from '../../domain/funnel.js';

export type ChainFact = ChallengeEvent | ProcurementEvent | PartnershipEvent | IpRecordEvent;

/** What the facts of a proposal itself come to. */
export type ProposalJourney = Readonly<{
  caseNumber: string | null;
  title: string;
  standing: ProposalStanding;
  ownReason: string | null;
  challengeId: string | null;
  mergedInto: string | null;
  reached: FunnelStep[];
}>;

export const foldProposal = (before: ProposalJourney, { type, data }: ProposalEvent): ProposalJourney => {
  switch (type) {
    case 'proposal-registered.v1':
      return { ...before, caseNumber: data.caseNumber };
    case 'proposal-clarified.v1':
      return { ...before, title: data.title };
    case 'proposal-evaluation-opened.v1': {
      const standing = before.standing === 'submitted' ? 'under-evaluation' : before.standing;
      return { ...before, standing, reached: reaching(before.reached, 'under-evaluation') };
    }
    case 'proposal-outcome-recorded.v1': {
      const standing = data.outcome === 'challenge' ? 'evaluated' : data.outcome;
      return { ...before, standing, ownReason: data.reason, reached: reaching(before.reached, 'evaluated') };
    }
    case 'proposal-outcome-reopened.v1':
      return { ...open(before), ownReason: data.reason, challengeId: null };
    case 'proposal-promoted.v1':
      return { ...before, challengeId: data.challengeId };
    case 'proposal-withdrawn.v1':
      return { ...before, standing: 'withdrawn', ownReason: data.reason };
    case 'proposal-merged.v1':
      return { ...before, standing: 'merged', ownReason: data.reason, mergedInto: data.into };
    case 'proposal-unmerged.v1':
      return { ...open(before), ownReason: null, mergedInto: null };
    default:
      return before;
  }
};

const open = (before: ProposalJourney): ProposalJourney => ({
  ...before,
  standing: before.reached.includes('under-evaluation') ? 'under-evaluation' : 'submitted',
});

/** What the facts of a challenge, and of all that follows from it, come to. */
export type ChallengeJourney = Readonly<{ standing: ChallengeStanding; reason: string | null; reached: FunnelStep[] }>;

export const foldChallenge = (before: ChallengeJourney, fact: ChainFact): ChallengeJourney => {
  const standing = standingAfter(before.standing, fact);
  const place = placeOfChallenge({ ...standing, abandoned: false }) as FunnelStep;
  const own = stepOfFact(fact);
  return {
    standing,
    reason: fact.type === 'challenge-abandoned.v1' ? fact.data.reason : before.reason,
    reached: reaching(before.reached, place, ...(own ? [own] : [])),
  };
};

const standingAfter = (before: ChallengeStanding, { type, data }: ChainFact): ChallengeStanding => {
  const { partnerships } = before;
  switch (type) {
    case 'challenge-taken-up.v1':
      return { ...before, takenUp: true };
    case 'challenge-put-back.v1':
      return { ...before, takenUp: false };
    case 'challenge-abandoned.v1':
      return { ...before, abandoned: true };
    case 'procurement-started.v1':
      return { ...before, procurementId: data.procurementId };
    case 'procurement-cancelled.v1':
      return before.procurementId === data.procurementId ? { ...before, procurementId: null } : before;
    case 'contract-signed.v1':
    case 'solution-accepted.v1':
    case 'purchase-decided.v1':
      return { ...before, partnerships: { ...partnerships, [data.partnershipId]: PROGRESS[type] } };
    case 'partnership-ended.v1': {
      const others = Object.fromEntries(Object.entries(partnerships).filter(([id]) => id !== data.partnershipId));
      // Without a partner the procurement has done its work: what is needed now is another one.
      return { ...before, partnerships: others, procurementId: Object.keys(others).length > 0 ? before.procurementId : null };
    }
    default:
      return { ...before, usedElsewhere: before.usedElsewhere || tellsOfUseElsewhere({ type, data } as ChainFact) };
  }
};

const PROGRESS = { 'contract-signed.v1': 'contracted', 'solution-accepted.v1': 'accepted', 'purchase-decided.v1': 'purchased' } as const;

const stepOfFact = ({ type }: ChainFact): FunnelStep | undefined =>
  (PROGRESS as Readonly<Record<string, PartnershipProgress | undefined>>)[type] ??
  (type === 'procurement-started.v1' ? 'procured' : type === 'challenge-taken-up.v1' ? 'taken-up' : undefined);

const tellsOfUseElsewhere = ({ type, data }: ChainFact): boolean =>
  ((type === 'resale-reported.v1' || type === 'resale-status-changed.v1') && data.status === 'live') ||
  (type === 'use-by-others-reported.v1' && data.inUse > 0);

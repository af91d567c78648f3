import { Injectable } from '@nestjs/common';
import type { Recorded } from '@hub/event-store';
import { assertNever } from '@hub/kernel';
import { joinProvenance, Projection, provenanceIn, type Rows } from '@hub/platform';
import type {
  AwardDecided,
  AwardNotified,
  ContractNoticePublished,
  DocumentsPublished,
  ProcurementCancelled,
  ProcurementConcluded,
  TenderersInvited,
  TendersOpened,
} from '../../domain/procurement.events.js';
import { PublishedProcurementRow } from './published-procurement.row.js';

type PublicFact =
  | DocumentsPublished
  | ContractNoticePublished
  | TenderersInvited
  | TendersOpened
  | AwardDecided
  | AwardNotified
  | ProcurementConcluded
  | ProcurementCancelled;
type Row = PublishedProcurementRow;

@Injectable()
export class PublishedProcurementProjection extends Projection<PublicFact> {
  override readonly name = 'procurement-published-procurements.v1';
  override readonly on = [
    'procurement-documents-published.v1',
    'contract-notice-published.v1',
    'tenderers-invited.v1',
    'tenders-opened.v1',
    'award-decided.v1',
    'award-notified.v1',
    'procurement-concluded.v1',
    'procurement-cancelled.v1',
  ] as const;
  override readonly tables = [PublishedProcurementRow];

  override async apply(fact: Recorded<PublicFact>, rows: Rows): Promise<void> {
    const before = await rows.findOneBy(PublishedProcurementRow, { id: fact.data.procurementId });
    const row = fact.type === 'procurement-documents-published.v1' ? withDocuments(before, fact) : before && next(before, fact);
    // Cancelled before it had documents: nobody outside ever heard of it.
    if (!row) return;
    await rows.save(PublishedProcurementRow, { ...row, ...joinProvenance(before, provenanceIn(fact)) });
  }
}

const withDocuments = (before: Row | null, { data }: DocumentsPublished): Row => {
  const { procurementId: id, endConditions, minimumRequirements, awardCriteria, phases, ...documents } = data;
  return {
    ...(before ?? unpublished(id)),
    ...documents,
    endConditions: endConditions ?? null,
    minimumRequirements: [...minimumRequirements],
    awardCriteria: [...awardCriteria],
    phases: [...phases],
  };
};

const unpublished = (id: string) => ({
  id,
  noticePosition: null,
  status: 'noticed' as const,
  noticeId: '',
  sentOn: null,
  requestsDueOn: null,
  minCandidates: 0,
  maxCandidates: null,
  selectionCriteria: [],
  tendersDueAt: null,
  partners: [],
  standstillEndsOn: null,
  cancelReason: null,
  decidedPartners: [],
  sources: [],
  synthetic: [],
});

const next = (before: Row, { type, data, position }: Recorded<Exclude<PublicFact, DocumentsPublished>>): Row => {
  switch (type) {
    case 'contract-notice-published.v1': {
      const { noticeId, sentOn, requestsDueOn, minCandidates, maxCandidates = null, selectionCriteria } = data;
      const notice = { noticeId, sentOn, requestsDueOn, minCandidates, maxCandidates, selectionCriteria: [...selectionCriteria] };
      return { ...before, ...notice, noticePosition: position.toString() };
    }
    case 'tenderers-invited.v1':
      return { ...before, status: 'invited', tendersDueAt: data.tendersDueAt };
    case 'tenders-opened.v1':
      return { ...before, status: 'opened' };
    case 'award-decided.v1':
      return { ...before, decidedPartners: [...data.partners] };
    case 'award-notified.v1':
      return { ...before, status: 'award-notified', partners: before.decidedPartners, standstillEndsOn: data.standstillEndsOn };
    case 'procurement-concluded.v1':
      return { ...before, status: 'concluded' };
    case 'procurement-cancelled.v1':
      return { ...before, status: 'cancelled', cancelReason: data.reason };
    default:
      return assertNever(type);
  }
};

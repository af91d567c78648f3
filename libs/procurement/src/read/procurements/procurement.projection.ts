import { Injectable } from '@nestjs/common';
import type { Recorded } from '@hub/event-store';
import { assertNever } from '@hub/kernel';
import { CaseProjection, type Shown } from '@hub/platform';
import type { CandidateStanding } from '../../domain/procurement/state.js';
import { type ProcedureEvent, procedureEventTypes, type ProcurementStarted } from '../../domain/procurement.events.js';
import { PROCUREMENT_PREFIX } from '../../domain/procurement.stream.js';
import { ProcurementRow } from './procurement.row.js';

type View = Shown<ProcurementRow>;

/** It follows no tender before it was opened: none of its columns, not even the version, can tell that there is one (LOU 12:10). */
@Injectable()
export class ProcurementProjection extends CaseProjection<ProcurementRow, ProcedureEvent> {
  override readonly name = 'procurement-procurements.v1';
  override readonly on = procedureEventTypes;
  override readonly row = ProcurementRow;
  override readonly prefix = PROCUREMENT_PREFIX;

  override fold(before: View | undefined, fact: Recorded<ProcedureEvent>): View {
    const { type, data } = fact;
    if (type === 'procurement-started.v1') return started(data);
    if (!before) throw new Error(`${type} before the procurement was started`);
    switch (type) {
      case 'market-dialogue-held.v1':
        return { ...before, dialogues: before.dialogues + 1, status: before.status === 'started' ? 'dialogue' : before.status };
      case 'procurement-documents-published.v1':
        return { ...before, status: 'documents-published', documentsVersion: data.documentsVersion };
      case 'contract-notice-published.v1': {
        const { noticeId, sentOn, requestsDueOn } = data;
        return { ...before, status: 'noticed', noticeId, noticeSentOn: sentOn, requestsDueOn };
      }
      case 'interest-registered.v1':
        return { ...before, interested: (before.interested ?? 0) + 1 };
      case 'request-to-participate-received.v1':
        return withCandidates(before, [...before.candidates, { organisationId: data.organisationId, standing: 'requested' }]);
      case 'candidate-qualified.v1':
        return withCandidates(before, decided(before, data.organisationId, 'qualified'));
      case 'candidate-rejected.v1':
        return withCandidates(before, decided(before, data.organisationId, 'rejected'));
      case 'tenderers-invited.v1': {
        const { candidates, tendersDueAt, informationDueOn } = data;
        return { ...before, status: 'invited', invited: [...candidates], tendersDueAt, informationDueOn };
      }
      case 'tender-opening-attested.v1':
        return { ...before, openingAttested: true };
      case 'tenders-opened.v1':
        return {
          ...before,
          status: 'opened',
          tenders: data.tenders.length,
          openedTenders: data.tenders.map((each) => ({ ...each, total: null })),
        };
      case 'negotiation-held.v1':
        return { ...before, negotiations: before.negotiations + 1 };
      case 'tenders-evaluated.v1': {
        const totals = new Map(data.scores.map(({ organisationId, total }) => [organisationId, total]));
        const openedTenders = before.openedTenders.map((each) => ({ ...each, total: totals.get(each.organisationId) ?? null }));
        return { ...before, status: 'evaluated', openedTenders };
      }
      case 'award-decided.v1':
        return { ...before, status: 'award-decided', partners: [...data.partners], awardReason: data.reason };
      case 'award-notified.v1': {
        const { sentOn, standstillEndsOn, contractFrom } = data;
        return { ...before, status: 'standstill', notifiedOn: sentOn, standstillEndsOn, contractFrom };
      }
      case 'procurement-concluded.v1':
        return { ...before, status: 'concluded', partnershipIds: [...before.partnershipIds, data.partnershipId] };
      case 'procurement-cancelled.v1':
        return { ...before, status: 'cancelled', cancelReason: data.reason };
      default:
        return assertNever(type);
    }
  }
}

type Candidates = View['candidates'];

const decided = ({ candidates }: View, organisationId: string, standing: CandidateStanding): Candidates =>
  candidates.map((each) => (each.organisationId === organisationId ? { organisationId, standing } : each));

const withCandidates = (before: View, candidates: Candidates): View => ({
  ...before,
  candidates,
  requests: candidates.length,
  qualified: candidates.filter(({ standing }) => standing === 'qualified').length,
});

const started = ({ procurementId: _id, ...data }: ProcurementStarted['data']): View => ({
  ...data,
  thresholdsVerified: data.thresholdsVerified ?? false,
  status: 'started',
  dialogues: 0,
  documentsVersion: null,
  noticeId: null,
  noticeSentOn: null,
  requestsDueOn: null,
  interested: null,
  requests: 0,
  qualified: 0,
  candidates: [],
  invited: [],
  informationDueOn: null,
  tendersDueAt: null,
  openingAttested: false,
  tenders: null,
  openedTenders: [],
  negotiations: 0,
  partners: [],
  awardReason: null,
  notifiedOn: null,
  standstillEndsOn: null,
  contractFrom: null,
  partnershipIds: [],
  cancelReason: null,
});

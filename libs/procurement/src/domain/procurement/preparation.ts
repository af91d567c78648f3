import { type Decision, isRejection, plusDays, reject } from '@hub/kernel';
import type { HoldMarketDialogueIntent, PublishDocumentsIntent, PublishNoticeIntent } from '../procurement.commands.js';
import type { ProcedureEvent } from '../procurement.events.js';
import type { ProcurementRejection } from '../procurement.rejections.js';
import { type BegunProcurement, inStage } from './state.js';

type ProcurementDecision = Decision<ProcedureEvent, ProcurementRejection>;

/** LOU 11:3: the time for requests, counted from the day the notice was sent; the day after it is day 1. */
const MIN_DAYS_FOR_REQUESTS = 30;
/** LOU 4:7: in an innovation partnership never fewer. */
const MIN_CANDIDATES = 3;

/** What is told to some before the notice is told to all who take part later (LOU 4:8): hence it is written down. */
export function holdMarketDialogue({ data }: HoldMarketDialogueIntent, state: BegunProcurement): ProcurementDecision {
  const preparing = inStage(state, 'preparing');
  if (isRejection(preparing)) return preparing.rejected === 'procurement.too-late' ? reject('procurement.dialogue-too-late') : preparing;
  return [{ type: 'market-dialogue-held.v1', data: { ...data, challengeId: state.challengeId } }];
}

export function publishDocuments({ data }: PublishDocumentsIntent, state: BegunProcurement): ProcurementDecision {
  const preparing = inStage(state, 'preparing');
  if (isRejection(preparing)) return preparing.rejected === 'procurement.too-late' ? reject('procurement.documents-frozen') : preparing;
  const { documentsVersion } = data;
  if (preparing.versions.includes(documentsVersion)) return reject('procurement.documents-version-taken', { documentsVersion });
  return (
    whatMustBeStated(data) ??
    awardCriteria(data) ??
    phases(data) ??
    partners(data) ?? [{ type: 'procurement-documents-published.v1', data: { ...data, challengeId: state.challengeId } }]
  );
}

type Documents = PublishDocumentsIntent['data'];

function whatMustBeStated({ need, ipTerms }: Documents) {
  const stated = { need, usageRight: ipTerms.usageRight, commercialisation: ipTerms.commercialisation };
  const missing = Object.entries(stated).flatMap(([what, text]) => (text.trim() === '' ? [what] : []));
  return missing.length > 0 ? reject<ProcurementRejection>('procurement.documents-incomplete', { missing }) : undefined;
}

function awardCriteria({ awardCriteria: criteria }: Documents) {
  if (new Set(criteria.map(({ criterionId }) => criterionId)).size < criteria.length)
    return reject<ProcurementRejection>('procurement.criterion-twice');
  if (!criteria.some(({ type }) => type === 'quality')) return reject<ProcurementRejection>('procurement.quality-criterion-missing');
  const sum = criteria.reduce((total, { weight }) => total + weight, 0);
  return sum === 100 ? undefined : reject<ProcurementRejection>('procurement.weights-not-100', { sum });
}

function phases({ phases: planned, mayEndAfterPhase, endConditions = '' }: Documents) {
  if (planned.length === 0) return reject<ProcurementRejection>('procurement.phases-missing');
  if (planned.some(({ no }, index) => no !== index + 1)) return reject<ProcurementRejection>('procurement.phases-misnumbered');
  return mayEndAfterPhase && endConditions.trim() === '' ? reject<ProcurementRejection>('procurement.end-conditions-missing') : undefined;
}

function partners({ partnerMode, maxPartners }: Documents) {
  const fits = partnerMode === 'single' ? maxPartners === 1 : maxPartners >= 2;
  return fits ? undefined : reject<ProcurementRejection>('procurement.partner-number-unfit', { partnerMode, maxPartners });
}

/** From here on everybody may ask to take part, and the documents stand. */
export function publishNotice({ data, on }: PublishNoticeIntent, state: BegunProcurement): ProcurementDecision {
  const preparing = inStage(state, 'preparing');
  if (isRejection(preparing)) return preparing;
  if (!preparing.documents) return reject('procurement.documents-missing');
  const earliest = plusDays(on, MIN_DAYS_FOR_REQUESTS);
  if (data.requestsDueOn < earliest) return reject('procurement.requests-due-too-early', { earliest });
  if (data.minCandidates < MIN_CANDIDATES) return reject('procurement.too-few-candidates', { least: MIN_CANDIDATES });
  if (data.maxCandidates !== undefined && data.maxCandidates < data.minCandidates) return reject('procurement.candidate-limits-crossed');
  if (data.selectionCriteria.length === 0) return reject('procurement.selection-criteria-missing');
  return [{ type: 'contract-notice-published.v1', data: { ...data, challengeId: state.challengeId, sentOn: on } }];
}

import { assertNever, type Decider, type Decision, reject } from '@hub/kernel';
import { cancel, conclude, decideAward, notifyAward } from './procurement/award.js';
import { decideCandidate, inviteTenderers, registerInterest, submitRequest } from './procurement/call.js';
import { holdMarketDialogue, publishDocuments, publishNotice } from './procurement/preparation.js';
import { atStage, type BegunProcurement, type Procurement, type Total } from './procurement/state.js';
import { evaluateTenders, holdNegotiation, openTenders } from './procurement/tenders.js';
import type { ProcurementCommand } from './procurement.commands.js';
import type { ProcedureEvent, TenderScore } from './procurement.events.js';
import type { ProcurementRejection } from './procurement.rejections.js';

/**
 * The procedure that sets up an innovation partnership (LOU 6:30-41), from its beginning to the contract. On what grounds it may begin
 * is decided by `challengeProcurement`; tenders lie in their envelopes (`tender`) until two persons open them.
 */
export const procurement: Decider<ProcurementCommand, Procurement, ProcedureEvent, ProcurementRejection> = {
  initialState: undefined,
  decide(command, state): Decision<ProcedureEvent, ProcurementRejection> {
    if (command.type === 'begin-procurement') return state ? [] : [{ type: 'procurement-started.v1', data: command.data }];
    if (!state) return reject('procurement.not-found', { procurementId: command.data.procurementId });
    switch (command.type) {
      case 'hold-market-dialogue':
        return holdMarketDialogue(command, state);
      case 'publish-documents':
        return publishDocuments(command, state);
      case 'publish-notice':
        return publishNotice(command, state);
      case 'register-interest':
        return registerInterest(command, state);
      case 'submit-request':
        return submitRequest(command, state);
      case 'qualify-candidate':
      case 'reject-candidate':
        return decideCandidate(command, state);
      case 'invite-tenderers':
        return inviteTenderers(command, state);
      case 'open-tenders':
        return openTenders(command, state);
      case 'hold-negotiation':
        return holdNegotiation(command, state);
      case 'evaluate-tenders':
        return evaluateTenders(command, state);
      case 'decide-award':
        return decideAward(command, state);
      case 'notify-award':
        return notifyAward(command, state);
      case 'cancel-procurement':
        return cancel(command, state);
      case 'conclude-procurement':
        return conclude(command, state);
      default:
        return assertNever(command);
    }
  },
  evolve(state, event): Procurement {
    if (event.type === 'procurement-started.v1') return { stage: 'preparing', challengeId: event.data.challengeId, versions: [] };
    if (!state) throw new Error(`${event.type} before the procurement was started`);
    return next(state, event);
  },
};

type LaterEvent = Exclude<ProcedureEvent, { type: 'procurement-started.v1' }>;

function next(state: BegunProcurement, { type, data }: LaterEvent): BegunProcurement {
  switch (type) {
    case 'market-dialogue-held.v1':
      return state;
    case 'procurement-documents-published.v1': {
      const { documentsVersion, awardCriteria, partnerMode, maxPartners } = data;
      const { versions, ...preparing } = atStage(state, type, 'preparing');
      return {
        ...preparing,
        versions: [...versions, documentsVersion],
        documents: { documentsVersion, awardCriteria, partnerMode, maxPartners },
      };
    }
    case 'contract-notice-published.v1': {
      const { challengeId, documents } = atStage(state, type, 'preparing');
      if (!documents) throw new Error(`${type} without documents`);
      const { requestsDueOn, minCandidates, maxCandidates } = data;
      const notice = { requestsDueOn, minCandidates, maxCandidates };
      return { stage: 'noticed', challengeId, documents, notice, interested: [], candidates: {} };
    }
    case 'interest-registered.v1': {
      const noticed = atStage(state, type, 'noticed');
      return { ...noticed, interested: [...noticed.interested, data.organisationId] };
    }
    case 'request-to-participate-received.v1':
      return standing(state, type, data.organisationId, 'requested');
    case 'candidate-qualified.v1':
      return standing(state, type, data.organisationId, 'qualified');
    case 'candidate-rejected.v1':
      return standing(state, type, data.organisationId, 'rejected');
    case 'tenderers-invited.v1': {
      const { candidates, sentAt, tendersDueAt } = data;
      return { ...atStage(state, type, 'noticed'), stage: 'invited', invitation: { candidates, sentAt, tendersDueAt } };
    }
    case 'tender-opening-attested.v1':
      return { ...atStage(state, type, 'invited'), attestedBy: data.opener };
    case 'tenders-opened.v1':
      return { ...atStage(state, type, 'invited'), stage: 'opened', tenders: data.tenders, lastRound: 0 };
    case 'negotiation-held.v1':
      return { ...atStage(state, type, 'opened'), lastRound: data.round };
    case 'tenders-evaluated.v1':
      return { ...atStage(state, type, 'opened', 'evaluated'), stage: 'evaluated', totals: data.scores.map(totalOf) };
    case 'award-decided.v1':
      return { ...atStage(state, type, 'evaluated'), stage: 'award-decided', partners: data.partners };
    case 'award-notified.v1':
      return { ...atStage(state, type, 'award-decided'), stage: 'standstill', contractFrom: data.contractFrom };
    case 'procurement-concluded.v1': {
      const awarded = atStage(state, type, 'standstill', 'concluded');
      const earlier = awarded.stage === 'concluded' ? awarded.partnerships : [];
      return { ...awarded, stage: 'concluded', partnerships: [...earlier, data.partnershipId] };
    }
    case 'procurement-cancelled.v1':
      return { stage: 'cancelled', challengeId: state.challengeId };
    default:
      return assertNever(type);
  }
}

const totalOf = ({ organisationId, total }: TenderScore): Total => ({ organisationId, total });

const standing = (state: BegunProcurement, type: string, organisationId: string, to: 'requested' | 'qualified' | 'rejected') => {
  const noticed = atStage(state, type, 'noticed');
  return { ...noticed, candidates: { ...noticed.candidates, [organisationId]: to } };
};

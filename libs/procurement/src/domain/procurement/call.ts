import { type Decision, isRejection, plusDays, reject } from '@hub/kernel';
import type {
  InviteTenderersIntent,
  QualifyCandidateIntent,
  RegisterInterestIntent,
  RejectCandidateIntent,
  SubmitRequestIntent,
} from '../procurement.commands.js';
import type { ProcedureEvent } from '../procurement.events.js';
import type { ProcurementRejection } from '../procurement.rejections.js';
import { candidateDecisionByMachine } from './decided.js';
import { type BegunProcurement, inStage, type Noticed, standingOf } from './state.js';

type ProcurementDecision = Decision<ProcedureEvent, ProcurementRejection>;

/** LOU 12:11: whoever asks in time gets an answer this many days before the deadline, and so does everybody else. */
const DAYS_FOR_INFORMATION = 6;

const notTheirs = ({ organisationId, forTheHub, ofOrganisation }: RegisterInterestIntent['data']) =>
  forTheHub || ofOrganisation === organisationId
    ? undefined
    : reject<ProcurementRejection>('procurement.organisation-not-yours', { organisationId });

export function registerInterest({ data }: RegisterInterestIntent, state: BegunProcurement): ProcurementDecision {
  const noticed = inStage(state, 'noticed');
  if (isRejection(noticed)) return noticed;
  const { procurementId, organisationId } = data;
  const refused = notTheirs(data);
  if (refused) return refused;
  if (noticed.interested.includes(organisationId)) return reject('procurement.already-interested', { organisationId });
  return [{ type: 'interest-registered.v1', data: { procurementId, challengeId: state.challengeId, organisationId } }];
}

/** In time until the end of the last day in Stockholm. */
export function submitRequest({ data, on, at }: SubmitRequestIntent, state: BegunProcurement): ProcurementDecision {
  const noticed = inStage(state, 'noticed');
  if (isRejection(noticed)) return noticed;
  const { procurementId, organisationId } = data;
  const { requestsDueOn } = noticed.notice;
  const refused = notTheirs(data);
  if (refused) return refused;
  if (on > requestsDueOn) return reject('procurement.requests-closed', { requestsDueOn });
  if (standingOf(noticed, organisationId)) return reject('procurement.already-requested', { organisationId });
  return [
    { type: 'request-to-participate-received.v1', data: { procurementId, challengeId: state.challengeId, organisationId, receivedAt: at } },
  ];
}

/** A decision can be corrected until the invitations are out; both stay in the history. */
export function decideCandidate(
  { type, data, by, on }: QualifyCandidateIntent | RejectCandidateIntent,
  state: BegunProcurement,
): ProcurementDecision {
  const noticed = inStage(state, 'noticed');
  if (isRejection(noticed)) return noticed;
  const refused = candidateDecisionByMachine(by) ?? stillOpen(noticed, on);
  if (refused) return refused;
  const { organisationId } = data;
  const standing = standingOf(noticed, organisationId);
  if (!standing) return reject('procurement.no-request', { organisationId });
  const qualifies = type === 'qualify-candidate';
  if (standing === (qualifies ? 'qualified' : 'rejected'))
    return reject('procurement.candidate-already-decided', { organisationId, standing });
  return [
    {
      type: qualifies ? 'candidate-qualified.v1' : 'candidate-rejected.v1',
      data: { ...data, challengeId: state.challengeId, decidedBy: by },
    },
  ];
}

const stillOpen = ({ notice: { requestsDueOn } }: Noticed, on: string) =>
  on > requestsDueOn ? undefined : reject<ProcurementRejection>('procurement.requests-still-open', { requestsDueOn });

/** All at once, with one fact (LOU 10:9). */
export function inviteTenderers({ data, at, on }: InviteTenderersIntent, state: BegunProcurement): ProcurementDecision {
  const noticed = inStage(state, 'noticed');
  if (isRejection(noticed)) return noticed;
  const { procurementId, tendersDueAt, tendersDueOn, informationDueOn } = data;
  const candidates = [...new Set(data.candidates)];
  const refused = stillOpen(noticed, on) ?? whoIsInvited(candidates, noticed);
  if (refused) return refused;

  if (tendersDueAt <= at) return reject('procurement.tenders-due-passed', { tendersDueAt });
  const latest = plusDays(tendersDueOn, -DAYS_FOR_INFORMATION);
  if (informationDueOn > latest) return reject('procurement.information-due-too-late', { latest });
  if (informationDueOn < on) return reject('procurement.information-due-passed', { informationDueOn });
  return [
    {
      type: 'tenderers-invited.v1',
      data: { procurementId, challengeId: state.challengeId, candidates, sentAt: at, tendersDueAt, informationDueOn },
    },
  ];
}

function whoIsInvited(invited: readonly string[], { candidates, notice: { minCandidates, maxCandidates } }: Noticed) {
  const those = (standing: string) => Object.keys(candidates).filter((organisationId) => candidates[organisationId] === standing);
  const undecided = those('requested');
  if (undecided.length > 0) return reject<ProcurementRejection>('procurement.requests-undecided', { undecided });
  const qualified = those('qualified');
  const unfit = invited.filter((organisationId) => !qualified.includes(organisationId));
  if (unfit.length > 0) return reject<ProcurementRejection>('procurement.not-qualified', { organisationIds: unfit });
  if (invited.length === 0) return reject<ProcurementRejection>('procurement.nobody-invited');
  const least = Math.min(minCandidates, qualified.length);
  if (invited.length < least) return reject<ProcurementRejection>('procurement.too-few-invited', { least });
  return maxCandidates !== undefined && invited.length > maxCandidates
    ? reject<ProcurementRejection>('procurement.too-many-invited', { most: maxCandidates })
    : undefined;
}

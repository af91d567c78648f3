import { type Decision, fromHundredths, type Instant, isRejection, reject, type Rejection } from '@hub/kernel';
import type { EvaluateTendersIntent, GivenScore, HoldNegotiationIntent, OpenTendersIntent } from '../procurement.commands.js';
import type { AwardCriterion, ProcedureEvent, TenderScore } from '../procurement.events.js';
import type { ProcurementRejection } from '../procurement.rejections.js';
import { type BegunProcurement, type Evaluated, inStage, type Opened } from './state.js';

type ProcurementDecision = Decision<ProcedureEvent, ProcurementRejection>;

/** What it leads to when somebody opens the tenders now: the first attests, the second, who is somebody else, opens (LOU 12:10). */
export const openingBy = (by: string, at: Instant, state: BegunProcurement): 'attest' | 'open' | Rejection<ProcurementRejection> => {
  const invited = inStage(state, 'invited');
  if (isRejection(invited)) return invited;
  const { tendersDueAt } = invited.invitation;
  if (at <= tendersDueAt) return reject('procurement.tenders-not-due', { tendersDueAt });
  if (!invited.attestedBy) return 'attest';
  return invited.attestedBy === by ? reject('procurement.second-opener-needed') : 'open';
};

export function openTenders({ data, at, by }: OpenTendersIntent, state: BegunProcurement): ProcurementDecision {
  const step = openingBy(by, at, state);
  if (isRejection(step)) return step;
  const of = { procurementId: data.procurementId, challengeId: state.challengeId };
  if (step === 'attest') return [{ type: 'tender-opening-attested.v1', data: { ...of, opener: by } }];
  const { attestedBy } = state as { attestedBy: string };
  return [{ type: 'tenders-opened.v1', data: { ...of, openedBy: [attestedBy, by], tenders: data.tenders } }];
}

/** That minimum requirements and award criteria are no topic (LOU 6:34) is a duty of those who negotiate; the minutes show it. */
export function holdNegotiation({ data }: HoldNegotiationIntent, state: BegunProcurement): ProcurementDecision {
  const opened = inStage(state, 'opened');
  if (isRejection(opened)) return opened;
  const unknown = notTenderers([data.organisationId], opened);
  if (unknown) return unknown;
  const { lastRound } = opened;
  if (data.round < Math.max(lastRound, 1) || data.round > lastRound + 1) return reject('procurement.round-out-of-order', { lastRound });
  return [{ type: 'negotiation-held.v1', data: { ...data, challengeId: state.challengeId } }];
}

export const notTenderers = (organisationIds: readonly string[], { tenders }: Pick<Opened, 'tenders'>) => {
  const unknown = organisationIds.filter((each) => !tenders.some(({ organisationId }) => organisationId === each));
  return unknown.length > 0 ? reject<ProcurementRejection>('procurement.not-a-tenderer', { organisationIds: unknown }) : undefined;
};

/** Scores can be corrected until the award is decided; every version stays in the history. */
export function evaluateTenders({ data }: EvaluateTendersIntent, state: BegunProcurement): ProcurementDecision {
  const opened = inStage(state, 'opened', 'evaluated');
  if (isRejection(opened)) return opened;
  if (opened.tenders.length === 0) return reject('procurement.no-tenders');
  const { awardCriteria } = opened.documents;
  const refused = whoIsScored(data.scores, opened) ?? firstOf(data.scores, (score) => scoredOn(score, awardCriteria));
  if (refused) return refused;
  return [
    {
      type: 'tenders-evaluated.v1',
      data: {
        procurementId: data.procurementId,
        challengeId: state.challengeId,
        scores: data.scores.map((score) => totalled(score, awardCriteria)),
        method: data.method,
      },
    },
  ];
}

const firstOf = <T, R>(all: readonly T[], find: (each: T) => R | undefined): R | undefined => {
  for (const each of all) {
    const found = find(each);
    if (found) return found;
  }
  return undefined;
};

function whoIsScored(scores: readonly GivenScore[], opened: Opened | Evaluated) {
  const scored = scores.map(({ organisationId }) => organisationId);
  const unknown = notTenderers(scored, opened);
  if (unknown) return unknown;
  if (new Set(scored).size < scored.length) return reject<ProcurementRejection>('procurement.scores-twice');
  const missing = opened.tenders.map(({ organisationId }) => organisationId).filter((each) => !scored.includes(each));
  return missing.length > 0 ? reject<ProcurementRejection>('procurement.scores-incomplete', { organisationIds: missing }) : undefined;
}

function scoredOn({ organisationId, points }: GivenScore, criteria: readonly AwardCriterion[]) {
  const scored = points.map(({ criterionId }) => criterionId);
  const known = criteria.map(({ criterionId }) => criterionId);
  const unknown = scored.filter((each) => !known.includes(each));
  if (unknown.length > 0) return reject<ProcurementRejection>('procurement.criterion-unknown', { criterionIds: unknown });
  if (new Set(scored).size < scored.length) return reject<ProcurementRejection>('procurement.scores-twice', { organisationId });
  const missing = known.filter((each) => !scored.includes(each));
  if (missing.length > 0) return reject<ProcurementRejection>('procurement.scores-incomplete', { organisationId, criterionIds: missing });
  return points.every(({ points: given }) => Number.isInteger(given) && given >= 0 && given <= 100)
    ? undefined
    : reject<ProcurementRejection>('procurement.points-out-of-range', { organisationId });
}

// Weights and points are whole numbers, and so is the sum in hundredths: nothing is ever rounded.
function totalled({ organisationId, points }: GivenScore, criteria: readonly AwardCriterion[]): TenderScore {
  const byCriterion = Object.fromEntries(points.map(({ criterionId, points: given }) => [criterionId, given]));
  const hundredths = criteria.reduce((sum, { criterionId, weight }) => sum + weight * (byCriterion[criterionId] ?? 0), 0);
  return { organisationId, points: byCriterion, total: fromHundredths(hundredths) };
}

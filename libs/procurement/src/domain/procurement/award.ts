import { compareDecimals, type Decision, isRejection, reject } from '@hub/kernel';
import type { CancelProcurementIntent, ConcludeProcurementIntent, DecideAwardIntent, NotifyAwardIntent } from '../procurement.commands.js';
import type { ProcedureEvent } from '../procurement.events.js';
import type { ProcurementRejection } from '../procurement.rejections.js';
import { decisionByMachine } from './decided.js';
import { standstillAfter } from './standstill.js';
import { type BegunProcurement, type Evaluated, inStage } from './state.js';
import { notTenderers } from './tenders.js';

type ProcurementDecision = Decision<ProcedureEvent, ProcurementRejection>;

/**
 * A named person decides, with a delegation and a reason (KL 6:38, LOU 12:12), and is bound by the latest evaluation: whoever finds it
 * wrong has it done again first.
 */
export function decideAward({ data, by }: DecideAwardIntent, state: BegunProcurement): ProcurementDecision {
  const evaluated = inStage(state, 'evaluated');
  if (isRejection(evaluated)) return evaluated;
  const partners = [...new Set(data.partners)];
  const { maxPartners } = evaluated.documents;
  const refused = decisionByMachine(by) ?? notTenderers(partners, evaluated);
  if (refused) return refused;
  if (partners.length === 0) return reject('procurement.partners-missing');
  if (partners.length > maxPartners) return reject('procurement.too-many-partners', { maxPartners });
  const betterRanked = rankedAbove(partners, evaluated);
  if (betterRanked.length > 0) return reject('procurement.not-the-best-tender', { betterRanked });
  return [{ type: 'award-decided.v1', data: { ...data, partners, challengeId: state.challengeId, decidedBy: by } }];
}

/** LOU 16:1: those passed over for a partner with a lower total. Of tenders with the same total any may be taken. */
const rankedAbove = (partners: readonly string[], { totals }: Evaluated): readonly string[] => {
  const taken = totals.filter(({ organisationId }) => partners.includes(organisationId));
  const passedOver = totals.filter((each) => !taken.includes(each));
  return passedOver
    .filter(({ total }) => taken.some((partner) => compareDecimals(total, partner.total) > 0))
    .map(({ organisationId }) => organisationId);
};

/** The standstill begins with the day on which all have been told. */
export function notifyAward({ data, on }: NotifyAwardIntent, state: BegunProcurement): ProcurementDecision {
  const decided = inStage(state, 'award-decided');
  if (isRejection(decided)) return decided;
  const { procurementId, channel, holidays } = data;
  return [
    {
      type: 'award-notified.v1',
      data: { procurementId, challengeId: state.challengeId, sentOn: on, channel, ...standstillAfter(on, channel, holidays) },
    },
  ];
}

/** A contract was signed. With several partners each of their contracts is one such fact. */
export function conclude({ data }: ConcludeProcurementIntent, state: BegunProcurement): ProcurementDecision {
  const { procurementId, partnershipId, partner, signedOn } = data;
  if (state.stage === 'concluded' && state.partnerships.includes(partnershipId)) return [];
  const awarded = inStage(state, 'standstill', 'concluded');
  if (isRejection(awarded)) return awarded;
  if (!awarded.partners.includes(partner)) return reject('procurement.not-a-partner', { partner });
  const { contractFrom } = awarded;
  if (signedOn < contractFrom) return reject('procurement.standstill-not-over', { contractFrom });
  return [{ type: 'procurement-concluded.v1', data: { procurementId, challengeId: state.challengeId, partnershipId, partner } }];
}

export function cancel({ data, by }: CancelProcurementIntent, state: BegunProcurement): ProcurementDecision {
  const running = inStage(state, 'preparing', 'noticed', 'invited', 'opened', 'evaluated', 'award-decided', 'standstill');
  if (isRejection(running)) return running;
  return decisionByMachine(by) ?? [{ type: 'procurement-cancelled.v1', data: { ...data, challengeId: state.challengeId, decidedBy: by } }];
}

import { addMoney, compareMoney, type Decision, type LocalDate, type Money, reject, type Rejection } from '@hub/kernel';
import type { Award } from '../awards.port.js';
import type { SignContractIntent } from '../partnership.commands.js';
import type { ContractSigned, Phase } from '../partnership.events.js';
import type { PartnershipRejection } from '../partnership.rejections.js';
import type { Partnership } from './standing.js';

type Refused = Rejection<PartnershipRejection> | undefined;
type Contract = SignContractIntent['data'];

/**
 * One contract covers the development and what is bought at its end (LOU 6:31), so that all of it is agreed before the partnership
 * begins: what the solution must reach and may cost, how the first customer buys it, who maintains it, and the right to use it.
 */
export const signContract = ({ data, on }: SignContractIntent, state: Partnership): Decision<ContractSigned, PartnershipRejection> => {
  if (state) return reject('partnership.contract-exists', { procurementId: data.procurementId, partner: data.partner });
  const { award, firstCustomerTerms, maintenanceTerms, usageRight, ...contract } = data;
  if (!award) return reject('partnership.nothing-awarded', { procurementId: data.procurementId });
  const refused = notYetFree(award, data.partner, on) ?? unsound(data);
  if (refused) return refused;
  if (!firstCustomerTerms) return reject('partnership.first-customer-terms-missing');
  if (!maintenanceTerms) return reject('partnership.maintenance-terms-missing');
  if (!usageRight) return reject('partnership.usage-right-missing');
  const { challengeId, documentsVersion, mayEndAfterPhase } = award;
  return [
    {
      type: 'contract-signed.v1',
      data: {
        ...contract,
        firstCustomerTerms,
        maintenanceTerms,
        usageRight,
        signedOn: on,
        challengeId,
        documentsVersion,
        mayEndAfterPhase,
      },
    },
  ];
};

/** LOU 20:1: `contractFrom` is the first day after the standstill period; on that day the contract may be signed. */
function notYetFree({ cancelled, partners, contractFrom }: Award, partner: string, on: LocalDate): Refused {
  if (cancelled) return reject('partnership.procurement-cancelled');
  if (!partners.includes(partner)) return reject('partnership.not-the-winner', { partner, partners });
  if (!contractFrom) return reject('partnership.award-not-notified');
  return on < contractFrom ? reject('partnership.standstill', { on, contractFrom }) : undefined;
}

function unsound(contract: Contract): Refused {
  const { phases, maximumCost, performanceLevels } = contract;
  const { currency } = maximumCost;
  if (amountsIn(contract).some((amount) => amount.currency !== currency)) return reject('partnership.several-currencies', { currency });
  if (phases.length === 0 || phases.some(({ no }, index) => no !== index + 1))
    return reject('partnership.phases-not-numbered', { numbers: phases.map(({ no }) => no) });
  if (performanceLevels.length === 0) return reject('partnership.performance-levels-missing');
  const levels = repeated(performanceLevels.map(({ levelId }) => levelId));
  if (levels.length > 0) return reject('partnership.ids-repeated', { levels });
  const refused = phases.map(unsoundPhase).find((each) => each !== undefined);
  if (refused) return refused;
  const phasesMakeUp = total(
    phases.map(({ maxValue }) => maxValue),
    maximumCost,
  );
  return compareMoney(phasesMakeUp, maximumCost) > 0
    ? reject('partnership.phases-above-maximum', { phasesMakeUp, maximumCost })
    : undefined;
}

/** LOU 6:40 asks for targets and instalments; that each phase has targets and each instalment is paid against one is the hub's rule. */
function unsoundPhase({ no: phaseNo, targets, instalments, maxValue }: Phase): Refused {
  if (targets.length === 0) return reject('partnership.phase-without-target', { phaseNo });
  const twice = [...repeated(targets.map(({ targetId }) => targetId)), ...repeated(instalments.map(({ instalmentId }) => instalmentId))];
  if (twice.length > 0) return reject('partnership.ids-repeated', { phaseNo, twice });
  const loose = instalments.find(({ targetId }) => !targets.some((target) => target.targetId === targetId));
  if (loose)
    return reject('partnership.instalment-without-target', { phaseNo, instalmentId: loose.instalmentId, targetId: loose.targetId });
  const instalmentsMakeUp = total(
    instalments.map(({ amount }) => amount),
    maxValue,
  );
  return compareMoney(instalmentsMakeUp, maxValue) > 0
    ? reject('partnership.instalments-above-phase', { phaseNo, instalmentsMakeUp, maxValue })
    : undefined;
}

const amountsIn = ({ phases, maximumCost }: Contract): readonly Money[] => [
  maximumCost,
  ...phases.flatMap(({ maxValue, instalments }) => [maxValue, ...instalments.map(({ amount }) => amount)]),
];

const total = (amounts: readonly Money[], { currency }: Money): Money => amounts.reduce(addMoney, { amount: '0.00', currency });

/** The ids that occur more than once. */
export const repeated = (ids: readonly string[]): readonly string[] => [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];

import type { Shown } from '@hub/platform';
import type { PartnershipStatus } from '../../choices.js';
import type { ContractSigned } from '../../domain/partnership.events.js';
import type { PartnershipRow } from './partnership.row.js';
import type { PartnershipPhase } from './partnership-parts.row.js';

export type PartnershipView = Shown<PartnershipRow>;

/** What a partnership shows when its contract has just been signed. */
export const opened = (data: ContractSigned['data']): PartnershipView => {
  const nothing = { amount: '0.00', currency: data.maximumCost.currency };
  return {
    procurementId: data.procurementId,
    challengeId: data.challengeId,
    partner: data.partner,
    status: 'signed',
    standing: 'signed',
    phaseNo: null,
    signedOn: data.signedOn,
    phases: data.phases.map((phase) => ({
      ...phase,
      status: 'planned',
      targets: phase.targets.map((target) => ({ ...target, result: null, evidence: null })),
      instalments: phase.instalments.map((instalment) => ({ ...instalment, approved: false })),
      approved: nothing,
      decision: null,
      reason: null,
    })),
    maximumCost: data.maximumCost,
    approved: nothing,
    cost: null,
    performanceLevels: data.performanceLevels.map((level) => ({ ...level, reached: null })),
    firstCustomerTerms: { ...data.firstCustomerTerms, optionUntil: data.firstCustomerTerms.optionUntil ?? null },
    firstCustomerFrom: null,
    maintenanceTerms: data.maintenanceTerms,
    usageRight: data.usageRight,
    commercialisation: data.commercialisation,
    documentsVersion: data.documentsVersion,
    mayEndAfterPhase: data.mayEndAfterPhase,
    endReason: null,
  };
};

export const inPhase = (view: PartnershipView, no: number, change: (phase: PartnershipPhase) => PartnershipPhase): PartnershipView => ({
  ...view,
  phases: view.phases.map((phase) => (phase.no === no ? change(phase) : phase)),
});

/** The view at another status, with the words for it: `phase-under-review` in phase 2 is "phase 2 under review". */
export const standing = (view: PartnershipView, status: PartnershipStatus): PartnershipView => ({
  ...view,
  status,
  standing: status.startsWith('phase-') ? `phase ${view.phaseNo} ${status.slice('phase-'.length).replaceAll('-', ' ')}` : status,
});

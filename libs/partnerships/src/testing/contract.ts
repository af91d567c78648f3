import { type LocalDate, type Money, toInstant, toLocalDate } from '@hub/kernel';
import type { Award } from '../domain/awards.port.js';
import type { PartnershipCommand, SignContractIntent } from '../domain/partnership.commands.js';
import type { ContractSigned, PartnershipEvent, Phase, PhaseDecision, TargetResult } from '../domain/partnership.events.js';

export const SIGNED_ON: LocalDate = toLocalDate('2026-03-02');
export const CONTRACT_FROM: LocalDate = toLocalDate('2026-03-01');
export const sek = (amount: string): Money => ({ amount, currency: 'SEK' });

/** Two phases: a prototype with two targets and two instalments, then a field test with one of each. */
export const phases: readonly Phase[] = [
  {
    no: 1,
    name: 'Prototype',
    targets: [
      { targetId: 'T1', what: 'A forecast for ten roads' },
      { targetId: 'T2', what: 'An app for the drivers' },
    ],
    instalments: [
      { instalmentId: 'I1', targetId: 'T1', amount: sek('300000.00') },
      { instalmentId: 'I2', targetId: 'T2', amount: sek('200000.00') },
    ],
    maxValue: sek('500000.00'),
  },
  {
    no: 2,
    name: 'Field test',
    targets: [{ targetId: 'T3', what: 'A winter on all main roads' }],
    instalments: [{ instalmentId: 'I3', targetId: 'T3', amount: sek('400000.00') }],
    maxValue: sek('500000.00'),
  },
];

const terms = {
  partnershipId: 'p1',
  procurementId: 'proc-1',
  partner: 'KLIMATOR',
  phases,
  maximumCost: sek('1000000.00'),
  performanceLevels: [
    { levelId: 'hit-rate', metric: 'forecasts that were right', operator: 'at-least', value: '90.5', unit: 'percent' },
    { levelId: 'delay', metric: 'time until a driver is called', operator: 'at-most', value: '15', unit: 'minutes' },
  ],
  firstCustomerTerms: { priceModel: 'a fee a year', support: 'office hours', optionUntil: toLocalDate('2026-12-31') },
  maintenanceTerms: 'two updates a year',
  usageRight: { scope: 'all of the municipal group', duration: 'as long as it is used', territory: 'Växjö', includesSupport: true },
  commercialisation: 'the innovator may sell it in Sweden and abroad',
} as const;

export const award: Award = {
  challengeId: 'SNOW',
  partners: ['KLIMATOR'],
  contractFrom: CONTRACT_FROM,
  documentsVersion: 'v1',
  mayEndAfterPhase: true,
  cancelled: false,
};

export const signed = (changes: Partial<ContractSigned['data']> = {}): ContractSigned => ({
  type: 'contract-signed.v1',
  data: { ...terms, challengeId: 'SNOW', signedOn: SIGNED_ON, documentsVersion: 'v1', mayEndAfterPhase: true, ...changes },
});

/** A command as the decider gets it, done by `dana` on `on`, the day of signing when left out. */
export const command = <T extends PartnershipCommand['type']>(
  type: T,
  data: Omit<Extract<PartnershipCommand, { type: T }>['data'], 'partnershipId'>,
  on: string = SIGNED_ON,
) =>
  ({
    type,
    at: toInstant(`${on}T09:00:00Z`),
    on: toLocalDate(on),
    by: 'dana',
    data: { partnershipId: 'p1', ...data },
  }) as unknown as Extract<PartnershipCommand, { type: T }>;

export const sign = (changes: Partial<SignContractIntent['data']> = {}, on: string = SIGNED_ON): SignContractIntent =>
  command('sign-contract', { ...terms, award, ...changes }, on);

const of = { partnershipId: 'p1', challengeId: 'SNOW' };
const decided = { decidedBy: 'dana', delegation: 'D-1' };
const NAMES: Readonly<Record<number, string>> = { 1: 'Prototype', 2: 'Field test' };

export const started = (phaseNo: number): PartnershipEvent => ({
  type: 'phase-started.v1',
  data: { ...of, phaseNo, name: NAMES[phaseNo] ?? 'another phase' },
});
export const assessed = (phaseNo: number, targetId: string, result: TargetResult): PartnershipEvent => ({
  type: 'target-assessed.v1',
  data: { ...of, phaseNo, targetId, result, evidence: 'report', assessedBy: 'dana' },
});
export const approved = (phaseNo: number, instalmentId: string, amount: string): PartnershipEvent => ({
  type: 'instalment-approved.v1',
  data: { ...of, ...decided, phaseNo, instalmentId, amount: sek(amount) },
});
export const phaseDecided = (phaseNo: number, decision: PhaseDecision, reason = 'on track'): PartnershipEvent => ({
  type: 'phase-decided.v1',
  data: { ...of, ...decided, phaseNo, decision, reason },
});
export const ended = (reason = 'no way forward'): PartnershipEvent => ({ type: 'partnership-ended.v1', data: { ...of, reason } });
export const solutionAccepted = (cost = '950000.00'): PartnershipEvent => ({
  type: 'solution-accepted.v1',
  data: { ...of, ...decided, results: resultsAt('95', '12'), cost: sek(cost) },
});
export const purchased = (cost = '950000.00'): PartnershipEvent => ({
  type: 'purchase-decided.v1',
  data: { ...of, ...decided, cost: sek(cost), firstCustomerFrom: toLocalDate('2026-10-01') },
});
export const completed: PartnershipEvent = { type: 'partnership-completed.v1', data: { ...of, reason: 'handed over' } };

export const resultsAt = (hitRate: string, delay: string) => [
  { levelId: 'hit-rate', value: hitRate },
  { levelId: 'delay', value: delay },
];

/** Phase 1 with all its targets met, and decided to be continued. */
export const firstPhaseDone: readonly PartnershipEvent[] = [
  started(1),
  assessed(1, 'T1', 'met'),
  assessed(1, 'T2', 'met'),
  phaseDecided(1, 'continue'),
];
/** Both phases decided to be continued: the solution can be accepted. */
export const developed: readonly PartnershipEvent[] = [
  ...firstPhaseDone,
  started(2),
  assessed(2, 'T3', 'met'),
  phaseDecided(2, 'continue'),
];

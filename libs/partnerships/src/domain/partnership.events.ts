import { type Fact, type LocalDate, type Money, typesOf } from '@hub/kernel';

export const targetResults = ['met', 'partly', 'not-met'] as const;
export type TargetResult = (typeof targetResults)[number];
export const phaseDecisions = ['continue', 'end'] as const;
export type PhaseDecision = (typeof phaseDecisions)[number];
export const levelOperators = ['at-least', 'at-most'] as const;
export type LevelOperator = (typeof levelOperators)[number];

/** An intermediate target of a phase, and an instalment that is paid against it (LOU 6:40). */
export type Target = Readonly<{ targetId: string; what: string }>;
export type Instalment = Readonly<{ instalmentId: string; targetId: string; amount: Money }>;
export type Phase = Readonly<{ no: number; name: string; targets: readonly Target[]; instalments: readonly Instalment[]; maxValue: Money }>;
/** What the solution must reach for the municipality to buy it (LOU 6:31). `value` is decimal text. */
export type PerformanceLevel = Readonly<{ levelId: string; metric: string; operator: LevelOperator; value: string; unit: string }>;
export type FirstCustomerTerms = Readonly<{ priceModel: string; support: string; optionUntil?: LocalDate | undefined }>;
/** The municipality's right to use what comes out of it; the innovator owns it and may sell it on. */
export type UsageRight = Readonly<{ scope: string; duration: string; territory: string; includesSupport: boolean }>;
export type LevelResult = Readonly<{ levelId: string; value: string }>;

type Of = { partnershipId: string; challengeId: string };
type Decided = { decidedBy: string; delegation: string };

export type ContractSigned = Fact<
  'contract-signed.v1',
  Of & {
    procurementId: string;
    partner: string;
    signedOn: LocalDate;
    phases: readonly Phase[];
    maximumCost: Money;
    performanceLevels: readonly PerformanceLevel[];
    firstCustomerTerms: FirstCustomerTerms;
    maintenanceTerms: string;
    usageRight: UsageRight;
    commercialisation: string;
    documentsVersion: string;
    /** LOU 6:40: whether the documents reserved ending after a phase. */
    mayEndAfterPhase: boolean;
  }
>;
export type PhaseStarted = Fact<'phase-started.v1', Of & { phaseNo: number; name: string }>;
export type TargetAssessed = Fact<
  'target-assessed.v1',
  Of & { phaseNo: number; targetId: string; result: TargetResult; evidence: string; assessedBy: string }
>;
export type InstalmentApproved = Fact<'instalment-approved.v1', Of & Decided & { phaseNo: number; instalmentId: string; amount: Money }>;
export type PhaseDecided = Fact<'phase-decided.v1', Of & Decided & { phaseNo: number; decision: PhaseDecision; reason: string }>;
export type SolutionAccepted = Fact<'solution-accepted.v1', Of & Decided & { results: readonly LevelResult[]; cost: Money }>;
export type PurchaseDecided = Fact<'purchase-decided.v1', Of & Decided & { cost: Money; firstCustomerFrom: LocalDate }>;
export type PartnershipEnded = Fact<'partnership-ended.v1', Of & { reason: string }>;
export type PartnershipCompleted = Fact<'partnership-completed.v1', Of & { reason: string }>;

export type PartnershipEvent =
  | ContractSigned
  | PhaseStarted
  | TargetAssessed
  | InstalmentApproved
  | PhaseDecided
  | SolutionAccepted
  | PurchaseDecided
  | PartnershipEnded
  | PartnershipCompleted;

export const partnershipEventTypes = typesOf<PartnershipEvent>({
  'contract-signed.v1': true,
  'phase-started.v1': true,
  'target-assessed.v1': true,
  'instalment-approved.v1': true,
  'phase-decided.v1': true,
  'solution-accepted.v1': true,
  'purchase-decided.v1': true,
  'partnership-ended.v1': true,
  'partnership-completed.v1': true,
});

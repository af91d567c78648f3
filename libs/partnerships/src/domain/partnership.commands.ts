import type { Intent, LocalDate, Money } from '@hub/kernel';
import type { Award } from './awards.port.js';
import type {
  FirstCustomerTerms,
  LevelResult,
  PerformanceLevel,
  Phase,
  PhaseDecision,
  TargetResult,
  UsageRight,
} from './partnership.events.js';

type Of = { partnershipId: string };
/** `delegation` is the order under which a named person decides (the hub's own rule, after KL 6:38: never a machine). */
type Decided = { delegation: string };

export type SignContractIntent = Intent<
  'sign-contract',
  Of & {
    procurementId: string;
    partner: string;
    phases: readonly Phase[];
    maximumCost: Money;
    performanceLevels: readonly PerformanceLevel[];
    firstCustomerTerms?: FirstCustomerTerms | undefined;
    maintenanceTerms?: string | undefined;
    usageRight?: UsageRight | undefined;
    commercialisation: string;
    /** What the procurement decided; undefined when it is unknown or awarded nothing. */
    award?: Award | undefined;
  }
>;
export type StartPhaseIntent = Intent<'start-phase', Of & { phaseNo: number }>;
export type AssessTargetIntent = Intent<
  'assess-target',
  Of & { phaseNo: number; targetId: string; result: TargetResult; evidence: string }
>;
export type ApproveInstalmentIntent = Intent<'approve-instalment', Of & Decided & { phaseNo: number; instalmentId: string }>;
export type DecidePhaseIntent = Intent<'decide-phase', Of & Decided & { phaseNo: number; decision: PhaseDecision; reason: string }>;
export type AcceptSolutionIntent = Intent<'accept-solution', Of & Decided & { results: readonly LevelResult[]; cost: Money }>;
export type DecidePurchaseIntent = Intent<'decide-purchase', Of & Decided & { firstCustomerFrom: LocalDate }>;
export type CompletePartnershipIntent = Intent<'complete-partnership', Of & { reason: string }>;

export type PartnershipCommand =
  | SignContractIntent
  | StartPhaseIntent
  | AssessTargetIntent
  | ApproveInstalmentIntent
  | DecidePhaseIntent
  | AcceptSolutionIntent
  | DecidePurchaseIntent
  | CompletePartnershipIntent;

import { daysBetween, type LocalDate } from '@hub/kernel';
import type { CyclePlan } from './programme.events.js';

/** The day of each step of a cycle; null where the step has not happened, or nobody knows what was planned. */
export type StepDays = Readonly<Record<keyof CyclePlan, LocalDate | null>>;
/** How many days later than planned each step happened; negative when it was earlier, null when there is nothing to compare. */
export type Slip = Readonly<Record<keyof CyclePlan, number | null>>;
/** How many days lie between each step and the next. */
export type DaysInSteps = Readonly<{
  openToProcurement: number | null;
  procurementToContract: number | null;
  contractToClose: number | null;
}>;

export const NO_DAYS: StepDays = { opensOn: null, procurementOn: null, contractOn: null, closesOn: null };

const days = (from: LocalDate | null, to: LocalDate | null): number | null => (from && to ? daysBetween(from, to) : null);

/** Plan against actual, step by step. */
export const slipOf = (plan: StepDays, actual: StepDays): Slip => ({
  opensOn: days(plan.opensOn, actual.opensOn),
  procurementOn: days(plan.procurementOn, actual.procurementOn),
  contractOn: days(plan.contractOn, actual.contractOn),
  closesOn: days(plan.closesOn, actual.closesOn),
});

/** The days a cycle spends in each step; a step that was left out leaves both its neighbours unknown. */
export const daysInSteps = ({ opensOn, procurementOn, contractOn, closesOn }: StepDays): DaysInSteps => ({
  openToProcurement: days(opensOn, procurementOn),
  procurementToContract: days(procurementOn, contractOn),
  contractToClose: days(contractOn, closesOn),
});

import { type LocalDate, plusDays, rollToWorkingDay } from '@hub/kernel';
import type { NotificationChannel } from '../procurement.events.js';

/** LOU 20:1: 10 days after the award was notified to all by electronic means, 15 when anybody was told in another way. */
const DAYS: Readonly<Record<NotificationChannel, number>> = { electronic: 10, other: 15 };

/**
 * The last day on which no contract may be signed, and the first on which one may. The day after sending is day 1. A last day on a
 * Saturday, a Sunday or one of `holidays` moves to the next working day; holidays before it change nothing.
 */
export const standstillAfter = (
  sentOn: LocalDate,
  channel: NotificationChannel,
  holidays: readonly LocalDate[],
): Readonly<{ standstillEndsOn: LocalDate; contractFrom: LocalDate }> => {
  const standstillEndsOn = rollToWorkingDay(plusDays(sentOn, DAYS[channel]), holidays);
  return { standstillEndsOn, contractFrom: plusDays(standstillEndsOn, 1) };
};

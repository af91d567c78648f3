import { type Fact, type LocalDate, typesOf } from '@hub/kernel';

export const activities = ['expertise', 'testing', 'feedback', 'management', 'change-management'] as const;
export type Activity = (typeof activities)[number];

/** The hours one person of the municipality invests, a stream for each person and year, so that a day can be summed. */
type Of = { person: string; year: number; entryId: string; challengeId: string; testBedId?: string | undefined };
export type TimeLogged = Fact<
  'time-logged.v1',
  Of & { function: string; day: LocalDate; minutes: number; activity: Activity; approvedBy: string }
>;
/** The entry keeps its history: the minutes that count are these from now on. */
export type TimeCorrected = Fact<'time-corrected.v1', Of & { minutes: number; reason: string }>;

export type TimesheetEvent = TimeLogged | TimeCorrected;
export const timesheetEventTypes = typesOf<TimesheetEvent>({ 'time-logged.v1': true, 'time-corrected.v1': true });

/** One stream for each person and year: small, and it holds every entry of any day. */
export const timesheetStream = (person: string, year: number): string => `timesheet-${person}-${year}`;

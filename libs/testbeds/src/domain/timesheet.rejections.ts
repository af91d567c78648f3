import { HUB_RULE, on, type RejectionCatalogue } from '@hub/kernel';

/** Every refusal somebody can meet who enters or corrects time. */
export const timesheetRejections = {
  'timesheet.not-yours': on(HUB_RULE, 'An employee enters their own time; that of others is entered by a need owner or the coordinator.'),
  'timesheet.challenge-unknown': on(HUB_RULE, 'There is no challenge with this id.'),
  'timesheet.test-bed-unknown': on(HUB_RULE, 'There is no test bed with this id.'),
  'timesheet.test-bed-of-another-challenge': on(HUB_RULE, 'The test bed belongs to another challenge.'),
  'timesheet.day-in-the-future': on(HUB_RULE, 'Time is entered when it has been worked.'),
  'timesheet.no-minutes': on(HUB_RULE, 'An entry has at least one minute; a corrected one may have none.'),
  'timesheet.day-too-long': on(HUB_RULE, 'All entries of a person for a day make at most 24 hours.'),
  'timesheet.entry-already-logged': on(HUB_RULE, 'An entry with this id was logged.'),
  'timesheet.entry-unknown': on(HUB_RULE, 'This person has no such entry in this year.'),
} as const satisfies RejectionCatalogue;
export type TimesheetRejection = keyof typeof timesheetRejections;

import type { Intent, LocalDate } from '@hub/kernel';
import type { Activity } from './timesheet.events.js';

/** `forOthers` tells that the role of who does it lets them enter the time of other people. */
type OfPerson = { person: string; year: number; entryId: string; forOthers: boolean };

/** What the named test bed says of itself; undefined when there is none of this id. */
export type NamedTestBed = Readonly<{ testBedId: string; challengeId: string | undefined }>;

export type LogTimeIntent = Intent<
  'log-time',
  OfPerson & {
    challengeId: string;
    challengeKnown: boolean;
    testBed?: NamedTestBed | undefined;
    function: string;
    day: LocalDate;
    minutes: number;
    activity: Activity;
  }
>;
export type CorrectTimeIntent = Intent<'correct-time', OfPerson & { minutes: number; reason: string }>;

export type TimesheetCommand = LogTimeIntent | CorrectTimeIntent;

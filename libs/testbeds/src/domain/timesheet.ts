import { assertNever, type Decider, type Decision, type LocalDate, reject } from '@hub/kernel';
import type { CorrectTimeIntent, LogTimeIntent, TimesheetCommand } from './timesheet.commands.js';
import type { TimesheetEvent } from './timesheet.events.js';
import type { TimesheetRejection } from './timesheet.rejections.js';

/** The minutes of a day of 24 hours. The hub counts so also where the clocks are changed. */
export const MINUTES_OF_A_DAY = 1_440;

type Entry = Readonly<{ day: LocalDate; minutes: number; challengeId: string; testBedId?: string | undefined }>;
/** The entries of one person in one year, by their ids. */
export type Timesheet = ReadonlyMap<string, Entry>;

type TimesheetDecision = Decision<TimesheetEvent, TimesheetRejection>;

/** The hours one person invests in a year. Nothing is ever overwritten: a correction is a fact of its own. */
export const timesheet: Decider<TimesheetCommand, Timesheet, TimesheetEvent, TimesheetRejection> = {
  initialState: new Map(),
  decide(command, state): TimesheetDecision {
    if (command.by !== command.data.person && !command.data.forOthers) return reject('timesheet.not-yours');
    switch (command.type) {
      case 'log-time':
        return logTime(command, state);
      case 'correct-time':
        return correctTime(command, state);
      default:
        return assertNever(command);
    }
  },
  evolve(state, { type, data }): Timesheet {
    switch (type) {
      case 'time-logged.v1': {
        const { day, minutes, challengeId, testBedId } = data;
        return new Map(state).set(data.entryId, { day, minutes, challengeId, testBedId });
      }
      case 'time-corrected.v1': {
        const entry = state.get(data.entryId);
        if (!entry) throw new Error(`${type} before the entry was logged`);
        return new Map(state).set(data.entryId, { ...entry, minutes: data.minutes });
      }
      default:
        return assertNever(type);
    }
  },
};

/** The minutes of a day that count, over all challenges, the entry `except` left out. */
export const minutesOf = (state: Timesheet, day: LocalDate, except?: string): number =>
  [...state].reduce((sum, [entryId, entry]) => sum + (entry.day === day && entryId !== except ? entry.minutes : 0), 0);

const tooLong = (minutes: number, others: number, day: LocalDate) =>
  minutes + others > MINUTES_OF_A_DAY ? reject<TimesheetRejection>('timesheet.day-too-long', { day, has: others, minutes }) : undefined;

function logTime({ data, on, by }: LogTimeIntent, state: Timesheet): TimesheetDecision {
  const { forOthers: _forOthers, challengeKnown, testBed, ...entry } = data;
  if (state.has(data.entryId)) return reject('timesheet.entry-already-logged', { entryId: data.entryId });
  if (!challengeKnown) return reject('timesheet.challenge-unknown', { challengeId: data.challengeId });
  if (testBed && !testBed.challengeId) return reject('timesheet.test-bed-unknown', { testBedId: testBed.testBedId });
  if (testBed && testBed.challengeId !== data.challengeId)
    return reject('timesheet.test-bed-of-another-challenge', { testBedId: testBed.testBedId, challengeId: testBed.challengeId });
  if (data.day > on) return reject('timesheet.day-in-the-future', { day: data.day });
  if (data.minutes < 1) return reject('timesheet.no-minutes');
  return (
    tooLong(data.minutes, minutesOf(state, data.day), data.day) ?? [
      { type: 'time-logged.v1', data: { ...entry, ...(testBed ? { testBedId: testBed.testBedId } : {}), approvedBy: by } },
    ]
  );
}

// To no minutes at all is to reverse an entry; its history stays, and it can be corrected again.
function correctTime({ data }: CorrectTimeIntent, state: Timesheet): TimesheetDecision {
  const { forOthers: _forOthers, ...corrected } = data;
  const entry = state.get(data.entryId);
  if (!entry) return reject('timesheet.entry-unknown', { entryId: data.entryId });
  if (entry.minutes === data.minutes) return [];
  const { challengeId, testBedId } = entry;
  return (
    tooLong(data.minutes, minutesOf(state, entry.day, data.entryId), entry.day) ?? [
      { type: 'time-corrected.v1', data: { ...corrected, challengeId, ...(testBedId ? { testBedId } : {}) } },
    ]
  );
}

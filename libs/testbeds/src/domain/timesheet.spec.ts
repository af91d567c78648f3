import { describe, expect, it } from '@jest/globals';
import { toInstant, toLocalDate } from '@hub/kernel';
import { scenario } from '@hub/testing/kernel';
import type { CorrectTimeIntent, LogTimeIntent } from './timesheet.commands.js';
import type { TimesheetEvent } from './timesheet.events.js';
import { minutesOf, timesheet } from './timesheet.js';

const at = { at: toInstant('2022-01-15T09:00:00Z'), on: toLocalDate('2022-01-15'), by: 'anna' };
const day = toLocalDate('2022-01-14');
const worked = { person: 'anna', year: 2022, challengeId: 'SNOW', function: 'road engineer', day, activity: 'testing' } as const;

const logged = (entryId: string, minutes: number, changes: object = {}): TimesheetEvent => ({
  type: 'time-logged.v1',
  data: { ...worked, entryId, minutes, approvedBy: 'anna', ...changes },
});
const corrected = (entryId: string, minutes: number): TimesheetEvent => ({
  type: 'time-corrected.v1',
  data: { person: 'anna', year: 2022, entryId, challengeId: 'SNOW', minutes, reason: 'miscounted' },
});
const log = (changes: Partial<LogTimeIntent['data']> = {}, by = 'anna'): LogTimeIntent => ({
  ...at,
  by,
  type: 'log-time',
  data: { ...worked, entryId: 'e1', minutes: 60, forOthers: false, challengeKnown: true, ...changes },
});
const correct = (minutes: number, changes: Partial<CorrectTimeIntent['data']> = {}, by = 'anna'): CorrectTimeIntent => ({
  ...at,
  by,
  type: 'correct-time',
  data: { person: 'anna', year: 2022, entryId: 'e1', minutes, reason: 'miscounted', forOthers: false, ...changes },
});

const { given } = scenario(timesheet);

describe('enter time', () => {
  it('says who worked how long on what, and who approved it', () => given().when(log()).then(logged('e1', 60)));

  it('is for oneself, unless the role is to enter it for others', () => {
    given().when(log({}, 'bo')).thenRejected('timesheet.not-yours');
    given()
      .when(log({ forOthers: true }, 'bo'))
      .then(logged('e1', 60, { approvedBy: 'bo' }));
  });

  it('has at least a minute and at most a day', () => {
    given()
      .when(log({ minutes: 1 }))
      .thenTypes('time-logged.v1');
    given()
      .when(log({ minutes: 0 }))
      .thenRejected('timesheet.no-minutes');
    given()
      .when(log({ minutes: 1_440 }))
      .thenTypes('time-logged.v1');
    given()
      .when(log({ minutes: 1_441 }))
      .thenRejected('timesheet.day-too-long', { day, has: 0, minutes: 1_441 });
  });

  it('has at most a day with what the day already holds, over all challenges', () => {
    const others = [logged('e2', 700), logged('e3', 700, { challengeId: 'HEAT' })];
    given(...others)
      .when(log({ minutes: 40 }))
      .thenTypes('time-logged.v1');
    given(...others)
      .when(log({ minutes: 41 }))
      .thenRejected('timesheet.day-too-long', { day, has: 1_400, minutes: 41 });
    given(logged('e2', 1_440, { day: toLocalDate('2022-01-13') }))
      .when(log())
      .thenTypes('time-logged.v1');
  });

  it('is for a day that has come', () => {
    given()
      .when(log({ day: at.on }))
      .thenTypes('time-logged.v1');
    given()
      .when(log({ day: toLocalDate('2022-01-16') }))
      .thenRejected('timesheet.day-in-the-future', { day: '2022-01-16' });
  });

  it('is for a challenge that there is, in a test bed of it', () => {
    given()
      .when(log({ challengeKnown: false }))
      .thenRejected('timesheet.challenge-unknown', { challengeId: 'SNOW' });
    given()
      .when(log({ testBed: { testBedId: 't1', challengeId: 'SNOW' } }))
      .then(logged('e1', 60, { testBedId: 't1' }));
    given()
      .when(log({ testBed: { testBedId: 't1', challengeId: 'HEAT' } }))
      .thenRejected('timesheet.test-bed-of-another-challenge', { testBedId: 't1', challengeId: 'HEAT' });
    given()
      .when(log({ testBed: { testBedId: 't1', challengeId: undefined } }))
      .thenRejected('timesheet.test-bed-unknown', { testBedId: 't1' });
  });

  it('happens once', () => given(logged('e1', 60)).when(log()).thenRejected('timesheet.entry-already-logged'));
});

describe('correct time', () => {
  it('adds to the history, and counts from then on', () => {
    given(logged('e1', 60, { testBedId: 't1' }))
      .when(correct(45))
      .then({
        type: 'time-corrected.v1',
        data: { person: 'anna', year: 2022, entryId: 'e1', challengeId: 'SNOW', testBedId: 't1', minutes: 45, reason: 'miscounted' },
      });
    expect(minutesOf(given(logged('e1', 60), logged('e2', 5), corrected('e1', 45)).state(), day)).toBe(50);
  });

  it('can reverse an entry, and take that back', () => {
    given(logged('e1', 60)).when(correct(0)).then(corrected('e1', 0));
    given(logged('e1', 60), corrected('e1', 0)).when(correct(60)).then(corrected('e1', 60));
  });

  it('leaves room for an entry by making another shorter', () => {
    given(logged('e2', 1_400), corrected('e2', 1_380))
      .when(log({ minutes: 60 }))
      .thenTypes('time-logged.v1');
    given(logged('e2', 1_400), corrected('e2', 1_381))
      .when(log({ minutes: 60 }))
      .thenRejected('timesheet.day-too-long');
  });

  it('never makes a day longer than a day', () => {
    given(logged('e1', 60), logged('e2', 440)).when(correct(1_000)).thenTypes('time-corrected.v1');
    given(logged('e1', 60), logged('e2', 440))
      .when(correct(1_001))
      .thenRejected('timesheet.day-too-long', { day, has: 440, minutes: 1_001 });
  });

  it('changes nothing when the minutes are the same', () => given(logged('e1', 60)).when(correct(60)).thenNothing());

  it('is of an entry that there is', () => {
    given().when(correct(5)).thenRejected('timesheet.entry-unknown', { entryId: 'e1' });
    given(logged('e1', 60))
      .when(correct(5, { entryId: 'constructor' }))
      .thenRejected('timesheet.entry-unknown');
  });

  it('is for oneself, unless the role is to do it for others', () => {
    given(logged('e1', 60))
      .when(correct(5, {}, 'bo'))
      .thenRejected('timesheet.not-yours');
    given(logged('e1', 60))
      .when(correct(5, { forOthers: true }, 'bo'))
      .thenTypes('time-corrected.v1');
  });
});

import { describe, expect, it } from '@jest/globals';
import { toLocalDate } from '@hub/kernel';
import { platformMigrations } from '@hub/platform';
import { projectionScenario } from '@hub/testing/platform';
import type { TimeLogged, TimesheetEvent } from '../../domain/timesheet.events.js';
import { testbedsMigrations } from '../../tables.js';
import { TimeEntryRow } from './time-entry.row.js';
import { TimeInvestedProjection } from './time-invested.projection.js';

const { given } = projectionScenario<TimesheetEvent>(() => new TimeInvestedProjection(), [...platformMigrations, ...testbedsMigrations]);

const logged = (entryId: string, minutes: number, changes: Partial<TimeLogged['data']> = {}, more: object = {}) => ({
  stream: `timesheet-${changes.person ?? 'anna'}-2022`,
  fact: {
    type: 'time-logged.v1',
    data: {
      person: 'anna',
      year: 2022,
      entryId,
      challengeId: 'SNOW',
      function: 'road engineer',
      day: toLocalDate('2022-01-14'),
      minutes,
      activity: 'testing',
      approvedBy: 'anna',
      ...changes,
    },
  } as TimesheetEvent,
  ...more,
});
const corrected = (entryId: string, minutes: number, more: object = {}) => ({
  stream: 'timesheet-anna-2022',
  fact: {
    type: 'time-corrected.v1',
    data: { person: 'anna', year: 2022, entryId, challengeId: 'SNOW', minutes, reason: 'r' },
  } as TimesheetEvent,
  ...more,
});

describe('time invested', () => {
  it('is summed by challenge, function and activity, over all persons', () =>
    given(
      logged('e1', 60),
      logged('e2', 30),
      logged('e3', 15, { person: 'bo' }),
      logged('e4', 120, { activity: 'management' }),
      logged('e5', 10, { function: 'driver' }),
      logged('e6', 5, { challengeId: 'HEAT' }),
    ).thenRows(
      { challengeId: 'SNOW', function: 'road engineer', activity: 'testing', minutes: 105 },
      { challengeId: 'SNOW', function: 'road engineer', activity: 'management', minutes: 120 },
      { challengeId: 'SNOW', function: 'driver', activity: 'testing', minutes: 10 },
      { challengeId: 'HEAT', function: 'road engineer', activity: 'testing', minutes: 5 },
    ));

  it('follows corrections up and down, and a reversed entry leaves nothing of itself', () =>
    given(logged('e1', 60), logged('e2', 30), corrected('e1', 90), corrected('e1', 45), corrected('e2', 0)).thenRows({ minutes: 45 }));

  it('says where the sum comes from and what in it is made up', () =>
    given(
      logged('e1', 60, {}, { sources: 'S20' }),
      logged('e2', 30, {}, { synthetic: 'minutes' }),
      logged('e3', 5, { challengeId: 'HEAT' }),
    ).thenRows(
      { challengeId: 'SNOW', minutes: 90, sources: ['S20'], synthetic: ['minutes'] },
      { challengeId: 'HEAT', sources: [], synthetic: [] },
    ));

  it('keeps every entry with what counts of it', async () => {
    const rows = await given(logged('e1', 60, { testBedId: 't1' }), corrected('e1', 45, { synthetic: 'minutes' })).rowsOf(TimeEntryRow);
    expect(rows).toEqual([
      expect.objectContaining({
        entryId: 'e1',
        person: 'anna',
        year: 2022,
        day: '2022-01-14',
        testBedId: 't1',
        minutes: 45,
        corrections: 1,
        synthetic: ['minutes'],
      }),
    ]);
  });
});

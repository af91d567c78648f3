import { describe, expect, it } from '@jest/globals';
import { isRejection, type LocalDate, replay, toInstant, toLocalDate } from '@hub/kernel';
import fc from 'fast-check';
import type { TimesheetEvent } from './timesheet.events.js';
import { timesheet } from './timesheet.js';

const at = { at: toInstant('2022-01-15T09:00:00Z'), on: toLocalDate('2022-01-15'), by: 'anna' };
const of = { person: 'anna', year: 2022, forOthers: false };
const days = ['2022-01-13', '2022-01-14'].map(toLocalDate);
const entryId = fc.integer({ min: 1, max: 8 }).map((no) => `e${no}`);
const minutes = fc.integer({ min: 0, max: 1_441 });

const commands = fc.oneof(
  fc.tuple(entryId, minutes, fc.constantFrom(...days)).map(([id, length, day]) => ({
    type: 'log-time' as const,
    data: {
      ...of,
      entryId: id,
      minutes: length,
      day,
      challengeId: 'SNOW',
      challengeKnown: true,
      function: 'f',
      activity: 'testing' as const,
    },
  })),
  fc.tuple(entryId, minutes).map(([id, length]) => ({
    type: 'correct-time' as const,
    data: { ...of, entryId: id, minutes: length, reason: 'r' },
  })),
);

/** The minutes of a day by the facts alone: what was logged last said of each entry. */
const total = (facts: readonly TimesheetEvent[], day: LocalDate): number => {
  const dayOf = new Map(facts.flatMap(({ type, data }) => (type === 'time-logged.v1' ? [[data.entryId, data.day] as const] : [])));
  const last = new Map(facts.map(({ data }) => [data.entryId, data.minutes]));
  return [...last].reduce((sum, [id, length]) => sum + (dayOf.get(id) === day ? length : 0), 0);
};

describe('whatever time is entered and corrected', () => {
  it('never makes a day longer than 1440 minutes', () => {
    let longest = 0;
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 40, size: 'max' }), (asked) => {
        let facts: readonly TimesheetEvent[] = [];
        for (const each of asked) {
          const decision = timesheet.decide({ ...at, ...each }, replay(timesheet, facts));
          if (!isRejection(decision)) facts = [...facts, ...decision];
          for (const day of days) {
            const sum = total(facts, day);
            longest = Math.max(longest, sum);
            expect(sum).toBeLessThanOrEqual(1_440);
            expect(sum).toBeGreaterThanOrEqual(0);
          }
        }
      }),
      { numRuns: 200, seed: 20220115 },
    );
    expect(longest).toBeGreaterThan(1_400);
  });
});

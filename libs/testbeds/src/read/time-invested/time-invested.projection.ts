import { Injectable } from '@nestjs/common';
import type { Recorded } from '@hub/event-store';
import { assertNever } from '@hub/kernel';
import { joinProvenance, Projection, type Provenance, provenanceIn, type Rows } from '@hub/platform';
import { type TimesheetEvent, timesheetEventTypes } from '../../domain/timesheet.events.js';
import { TimeEntryRow } from './time-entry.row.js';
import { TimeInvestedRow } from './time-invested.row.js';

/** Keeps the entries, and beside them their sums by challenge, function and activity. */
@Injectable()
export class TimeInvestedProjection extends Projection<TimesheetEvent> {
  override readonly name = 'testbeds-time-invested.v1';
  override readonly on = timesheetEventTypes;
  override readonly tables = [TimeInvestedRow, TimeEntryRow];

  override async apply(fact: Recorded<TimesheetEvent>, rows: Rows): Promise<void> {
    const { type, data } = fact;
    const known = provenanceIn(fact);
    switch (type) {
      case 'time-logged.v1': {
        const entry = { ...data, testBedId: data.testBedId ?? null, corrections: 0, ...joinProvenance(known) };
        await rows.insert(TimeEntryRow, entry);
        return add(rows, entry, data.minutes, known);
      }
      case 'time-corrected.v1': {
        const { entryId, minutes } = data;
        const entry = await rows.findOneByOrFail(TimeEntryRow, { entryId });
        await rows.update(TimeEntryRow, { entryId }, { minutes, corrections: entry.corrections + 1, ...joinProvenance(entry, known) });
        return add(rows, entry, minutes - entry.minutes, known);
      }
      default:
        assertNever(type);
    }
  }
}

type Part = Pick<TimeInvestedRow, 'challengeId' | 'function' | 'activity'>;

const add = async (rows: Rows, { challengeId, function: by, activity }: Part, minutes: number, known: Provenance): Promise<void> => {
  const part = { challengeId, function: by, activity };
  const before = await rows.findOneBy(TimeInvestedRow, part);
  await rows.save(TimeInvestedRow, { ...part, minutes: (before?.minutes ?? 0) + minutes, ...joinProvenance(before, known) });
};

export type { AdoptionMeasured, FeedbackRecorded, TestBedClosed, TestBedEvent, TestBedOpened } from './domain/testbed.events.js';
export { testBedEventTypes } from './domain/testbed.events.js';
export type { Activity, TimeCorrected, TimeLogged, TimesheetEvent } from './domain/timesheet.events.js';
export { timesheetEventTypes } from './domain/timesheet.events.js';
export { TestBedRow } from './read/test-beds/test-bed.row.js';
export { TimeInvestedRow } from './read/time-invested/time-invested.row.js';
export { TestbedsModule } from './testbeds.module.js';
export { testbedsMigrations, testbedsRows } from './tables.js';

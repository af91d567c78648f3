import { Testbeds1795563913462 } from './migrations/1795563913462-testbeds.js';
import { KnownChallengeRow } from './read/known-challenges/known-challenge.row.js';
import { TestBedRow } from './read/test-beds/test-bed.row.js';
import { TimeEntryRow } from './read/time-invested/time-entry.row.js';
import { TimeInvestedRow } from './read/time-invested/time-invested.row.js';

/** The tables of this context, and how they came to be. */
export const testbedsRows = [KnownChallengeRow, TestBedRow, TimeEntryRow, TimeInvestedRow];
export const testbedsMigrations = [Testbeds1795563913462];

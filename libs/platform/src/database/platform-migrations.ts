import { Platform1700000000000 } from './migrations/1700000000000-platform.js';
import { GroupCommit1796000001000 } from './migrations/1796000001000-group-commit.js';
import { Snapshots1796000001001 } from './migrations/1796000001001-snapshots.js';
import { EventCensus1796000002000 } from './migrations/1796000002000-event-census.js';
import { EventSeals1796000002500 } from './migrations/1796000002500-event-seals.js';
import { Followers1796000003000 } from './migrations/1796000003000-followers.js';
import { ReadSideLog1796000004000 } from './migrations/1796000004000-read-side-log.js';
import { WidePositions1796000000000 } from './migrations/1796000000000-wide-positions.js';

/** The tables of the event store and of the followers, in the order they came. They run among those of the contexts, by their stamps. */
export const platformMigrations = [
  Platform1700000000000,
  WidePositions1796000000000,
  GroupCommit1796000001000,
  Snapshots1796000001001,
  EventCensus1796000002000,
  EventSeals1796000002500,
  Followers1796000003000,
  ReadSideLog1796000004000,
];

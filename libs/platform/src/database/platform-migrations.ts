import { Platform1700000000000 } from './migrations/1700000000000-platform.js';
import { WidePositions1796000000000 } from './migrations/1796000000000-wide-positions.js';

/** The tables of the event store and of the followers, in the order they came. They run among those of the contexts, by their stamps. */
export const platformMigrations = [Platform1700000000000, WidePositions1796000000000];

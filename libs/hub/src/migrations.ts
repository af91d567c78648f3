import { Platform1700000000000 } from '@hub/platform';
import { proposalsMigrations } from '@hub/proposals';

/** Every migration, the oldest first. */
export const migrations = [Platform1700000000000, ...proposalsMigrations];

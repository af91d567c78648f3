import type { DataSource } from 'typeorm';
import type { Projection } from '../projection.js';
import { dropShadows, emptyTables } from './shadow-tables.js';

/**
 * Empties every read model and sends every follower back to the first fact, in one transaction: for a log in which their checkpoints mean
 * nothing. Whoever follows meanwhile is fenced and begins anew. The outbox and the timers remember what was done and what had fired.
 */
export const startOver = (database: DataSource, projections: readonly Projection[]): Promise<void> =>
  database.transaction(async (tx) => {
    // First of all, as whoever takes facts does.
    await tx.query('SELECT FROM checkpoints ORDER BY name FOR UPDATE');
    await tx.query('UPDATE checkpoints SET position = 0, epoch = epoch + 1, build = NULL');
    await tx.query('DELETE FROM parked');
    await tx.query('TRUNCATE snapshots, snapshot_commands');
    for (const projection of projections) {
      await dropShadows(tx, projection);
      await emptyTables(tx, projection);
    }
  });

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CheckpointRow, platformMigrations, TryAgain } from '@hub/platform';
import type { ProcurementStarted } from '@hub/procurement';
import { openTestDatabase, projectionScenario, type TestDatabase } from '@hub/testing/platform';
import { cyclesMigrations } from '../../tables.js';
import { ProcurementCycleRow } from './procurement-cycle.row.js';
import { ProcurementCyclesLookup } from './procurement-cycles.lookup.js';
import { ProcurementCyclesProjection } from './procurement-cycles.projection.js';

const migrations = [...platformMigrations, ...cyclesMigrations];
const { given } = projectionScenario<ProcurementStarted>(() => new ProcurementCyclesProjection(), migrations);
const place = { programmeId: 'DIACCESS', cycleNo: 2 };

describe('the cycle of a procurement', () => {
  it('is the one it started in', () =>
    given({
      stream: 'procurement-q1',
      fact: { type: 'procurement-started.v1', data: { procurementId: 'q1', challengeId: 'WASTE', ...place } } as ProcurementStarted,
    }).thenRows({ procurementId: 'q1', ...place }));
});

describe('looking the cycle of a procurement up', () => {
  let db: TestDatabase;
  let lookup: ProcurementCyclesLookup;
  beforeAll(async () => {
    db = await openTestDatabase([CheckpointRow, ProcurementCycleRow], migrations);
    lookup = new ProcurementCyclesLookup(db.database, new ProcurementCyclesProjection());
    await db.database.getRepository(ProcurementCycleRow).insert({ procurementId: 'q1', ...place });
  });
  afterAll(() => db.close());

  it('finds it, and says that there is none only when all up to the position was taken', async () => {
    await expect(lookup.of('q2', 1n)).rejects.toBeInstanceOf(TryAgain);
    await db.database.getRepository(CheckpointRow).insert({ name: 'cycles-procurement-cycles.v1', position: '7', movedAt: new Date() });
    expect(await lookup.of('q1', 9n)).toEqual(place);
    expect(await lookup.of('q2', 7n)).toBeUndefined();
    await expect(lookup.of('q2', 8n)).rejects.toBeInstanceOf(TryAgain);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ChallengeAdmitted, ChallengeReleased, CycleCancelled, CycleClosed, CycleOpened } from '@hub/cycles';
import { platformMigrations } from '@hub/platform';
import { openTestDatabase, projectionScenario, type TestDatabase } from '@hub/testing/platform';
import { procurementMigrations } from '../../tables.js';
import { OpenCycleLookup } from './open-cycle.lookup.js';
import { OpenCycleProjection } from './open-cycle.projection.js';
import { OpenCycleRow } from './open-cycle.row.js';

const MIGRATIONS = [...platformMigrations, ...procurementMigrations];
const { given } = projectionScenario(() => new OpenCycleProjection(), MIGRATIONS);

type Heard = ChallengeAdmitted | ChallengeReleased | CycleOpened | CycleClosed | CycleCancelled;
const cycle = (cycleNo = 1) => ({ programmeId: 'DIACCESS', cycleNo });
const told = (...facts: readonly Heard[]) => facts.map((fact) => ({ stream: 'programme-DIACCESS', fact }));
const admitted = (challengeId: string): Heard => ({ type: 'challenge-admitted.v1', data: { ...cycle(), challengeId } });
const released = (challengeId: string): Heard => ({
  type: 'challenge-released.v1',
  data: { ...cycle(), challengeId, reason: 'later' },
});
const opened = (...challengeIds: readonly string[]): Heard => ({ type: 'cycle-opened.v1', data: { ...cycle(), challengeIds } });

describe('the cycles that have taken challenges up', () => {
  it('are not open while they are planned', () =>
    given(...told(admitted('SNOW'))).thenRows({ ...cycle(), challengeIds: ['SNOW'], open: false }));

  it('are open with what they were opened with, and what was admitted since', () =>
    given(...told(admitted('SNOW'), opened('SNOW', 'HEAT'), admitted('WASTE'), admitted('WASTE'))).thenRows({
      challengeIds: ['SNOW', 'HEAT', 'WASTE'],
      open: true,
    }));

  it('let a challenge go', () => given(...told(opened('SNOW', 'HEAT'), released('SNOW'))).thenRows({ challengeIds: ['HEAT'], open: true }));

  it('close', () =>
    given(...told(opened('SNOW'), { type: 'cycle-closed.v1', data: { ...cycle(), outcomes: [] } })).thenRows({ open: false }));

  it('are cancelled', () =>
    given(...told(opened('SNOW'), { type: 'cycle-cancelled.v1', data: { ...cycle(), reason: 'none' } })).thenRows({ open: false }));
});

describe('the open cycle of a challenge', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await openTestDatabase([OpenCycleRow], MIGRATIONS);
    await db.database.getRepository(OpenCycleRow).save([
      { ...cycle(1), challengeIds: ['SNOW'], open: false },
      { ...cycle(2), challengeIds: ['SNOW', 'HEAT'], open: true },
      { ...cycle(3), challengeIds: ['WASTE'], open: false },
    ]);
  });
  afterAll(() => db.close());
  const of = (challengeId: string) => new OpenCycleLookup(db.database).openCycleOf(challengeId);

  it('is the one that is open and has it', async () => {
    expect(await of('SNOW')).toEqual(cycle(2));
    expect(await of('HEAT')).toEqual(cycle(2));
    expect(await of('WASTE')).toBeUndefined();
    expect(await of('SNO')).toBeUndefined();
  });
});

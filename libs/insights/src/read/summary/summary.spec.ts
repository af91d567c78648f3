import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CheckpointRow, platformMigrations } from '@hub/platform';
import { openTestDatabase, projectionScenario, type TestDatabase } from '@hub/testing/platform';
import { Portfolio, type PortfolioChallenge } from '../../domain/portfolio.port.js';
import { ProposalFates } from '../../domain/proposal-fates.port.js';
import { insightsMigrations } from '../../tables.js';
import { type ChainFact, programme } from '../../testing/index.js';
import { PROGRAMMES, SummaryProgrammeProjection } from './programme.projection.js';
import { SummaryProgrammeRow } from './programme.row.js';
import { SummaryReader } from './summary.reader.js';

const migrations = [...platformMigrations, ...insightsMigrations];
const { given } = projectionScenario<ChainFact>(() => new SummaryProgrammeProjection(), migrations);
const diaccess = programme('DIACCESS');

describe('the programmes of the summary', () => {
  it('have their limits, and no cycle before one opens', () =>
    given(diaccess.defined(5, 15), diaccess.planned(1)).thenRows({ cyclesPlanned: 5, challengesMax: 15, openedCycles: [] }));
  it('count each cycle that ever was open', () =>
    given(diaccess.defined(), diaccess.opened(1, ['SNOW']), diaccess.opened(3, ['FOOD']), diaccess.opened(1, ['SNOW'])).thenRows({
      openedCycles: [1, 3],
    }));
  it('pass by a cycle of a programme nobody defined', () => given(diaccess.opened(1, ['SNOW'])).thenRows());
});

const fates = { challenge: 2, market: 1, parked: 0, declined: 1, withdrawn: 0, merged: 1, open: 3 };
class KnownFates extends ProposalFates {
  override readonly projection = 'fates.v1';
  override counts = () => Promise.resolve(fates);
}
const snow: PortfolioChallenge = {
  key: 'SNOW',
  title: 'Smart snow clearing',
  programmeId: 'DIACCESS',
  cycleNo: 1,
  interested: 11,
  requests: 5,
  tenders: 4,
  partners: ['Klimator AB'],
  phase: 'phase-2',
  ipOwner: 'Klimator AB',
  inUseElsewhere: 7,
  sources: ['S10'],
  synthetic: ['requests'],
};
class KnownPortfolio extends Portfolio {
  override readonly projection = 'portfolio.v1';
  override all = () => Promise.resolve([snow]);
}

describe('the summary', () => {
  let db: TestDatabase;
  const read = () => new SummaryReader(db.database, new KnownFates(), new KnownPortfolio()).read();
  beforeAll(async () => {
    db = await openTestDatabase([CheckpointRow, SummaryProgrammeRow], migrations);
  });
  afterAll(() => db.close());

  it('has no programme before one is defined, and begins at position 0', async () => {
    expect(await read()).toMatchObject({ position: '0', programme: null });
  });

  it('has exactly this shape', async () => {
    await db.database.getRepository(SummaryProgrammeRow).save([
      { programmeId: 'OLD', cyclesPlanned: 1, challengesMax: 3, openedCycles: [1], position: '5' },
      { programmeId: 'DIACCESS', cyclesPlanned: 5, challengesMax: 15, openedCycles: [1, 2, 3], position: '40' },
    ]);
    const positions = { [PROGRAMMES]: '120', 'fates.v1': '99', 'portfolio.v1': '100', 'another.v1': '7' };
    for (const [name, position] of Object.entries(positions))
      await db.database.getRepository(CheckpointRow).save({ name, position, movedAt: new Date(0) });
    const { programmeId: _programme, cycleNo: _cycle, sources: _sources, ...figures } = snow;
    expect(await read()).toEqual({
      position: '99',
      programme: { cyclesPlanned: 5, cyclesOpened: 3, challengesMax: 15 },
      proposals: { submitted: 8, outcomes: fates },
      challenges: [{ ...figures, cycle: 1 }],
    });
  });
});

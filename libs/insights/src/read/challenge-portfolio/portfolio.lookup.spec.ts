import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { platformMigrations } from '@hub/platform';
import { openTestDatabase, recordedFact, type TestDatabase, takeFacts } from '@hub/testing/platform';
import { insightsMigrations } from '../../tables.js';
import { challenge, ipRecord, organisation, partnership, procurement } from '../../testing/index.js';
import { PortfolioLookup } from './portfolio.lookup.js';
import { PortfolioProjection } from './portfolio.projection.js';

let db: TestDatabase;
beforeAll(async () => {
  const projection = new PortfolioProjection();
  db = await openTestDatabase([...projection.tables], [...platformMigrations, ...insightsMigrations]);
  const facts = [
    challenge('SNOW').drafted([]),
    challenge('HEAT').drafted([], 'Smart heating'),
    organisation('KLIMATOR').registered('Klimator'),
    { ...organisation('X').registered('a partner no source names'), synthetic: 'partner' },
    procurement('q1', 'SNOW').started(),
    partnership('k1', 'SNOW').signed('q1', 'KLIMATOR'),
    ipRecord('k1', 'SNOW').agreed('KLIMATOR'),
    partnership('k2', 'HEAT').signed('q2', 'X'),
    partnership('k3', 'HEAT').signed('q2', 'UNKNOWN'),
    organisation('KLIMATOR').renamed('Klimator AB'),
  ];
  for (const [index, told] of facts.entries()) {
    const { synthetic } = { synthetic: undefined, ...told };
    await takeFacts(db.database, projection, [recordedFact(told.stream, index + 1, told.fact, synthetic ? { synthetic } : {})]);
  }
});
afterAll(() => db.close());

describe('the portfolio as it is shown', () => {
  it('calls organisations what they are called now, in the order the challenges were drafted', async () => {
    expect(await new PortfolioLookup(db.database).all()).toMatchObject([
      { key: 'SNOW', partners: ['Klimator AB'], ipOwner: 'Klimator AB', synthetic: [] },
      { key: 'HEAT', partners: ['a partner no source names', 'UNKNOWN'], ipOwner: null },
    ]);
  });

  it('marks a name that is made up where it is shown', async () => {
    const [, heat] = await new PortfolioLookup(db.database).all();
    expect(heat?.synthetic).toEqual(['partner']);
  });
});

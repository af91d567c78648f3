import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { platformMigrations } from '@hub/platform';
import { openTestDatabase, projectionScenario, recordedFact, type TestDatabase, takeFacts } from '@hub/testing/platform';
import { insightsMigrations } from '../../tables.js';
import { type ChainFact, evaluation, proposal } from '../../testing/index.js';
import { MatrixProjection } from './matrix.projection.js';
import { MatrixReader } from './matrix.reader.js';

const migrations = [...platformMigrations, ...insightsMigrations];
const { given } = projectionScenario<ChainFact>(() => new MatrixProjection(), migrations);

const p1 = proposal('p1');
const e1 = evaluation('p1');

describe('the matrix of effect against market', () => {
  it('holds no point before the evaluators agree', () =>
    given(p1.submitted('Snow'), e1.opened()).thenRows({ title: 'Snow', benefit: null, market: null, annualValue: null, verdict: null }));

  it('holds what they agreed on', () =>
    given(p1.submitted('Snow'), p1.registered('IH-2019-0001'), e1.agreed('large', 'none', '1200000.50')).thenRows({
      proposalId: 'p1',
      caseNumber: 'IH-2019-0001',
      benefit: 'large',
      market: 'none',
      annualValue: { amount: '1200000.50', currency: 'SEK' },
      verdict: null,
    }));

  it('holds what was concluded', () =>
    given(p1.submitted(), e1.agreed('large', 'partial'), e1.concluded('parked', 'medium', 'partial', '400000')).thenRows({
      benefit: 'medium',
      market: 'partial',
      annualValue: { amount: '400000.00', currency: 'SEK' },
      verdict: 'parked',
    }));

  it('takes a point out when its evaluation is reopened', () =>
    given(p1.submitted(), e1.concluded('declined', 'small', 'exists'), e1.reopened()).thenRows({
      benefit: null,
      market: null,
      verdict: null,
    }));

  it('keeps a point when somebody says they have no conflict of interest', () =>
    given(p1.submitted(), e1.agreed('large', 'none'), e1.conflict(false)).thenRows({ benefit: 'large' }));
  it('takes a point out when the agreement falls with a conflict of interest', () =>
    given(p1.submitted(), e1.agreed('large', 'none'), e1.conflict(true)).thenRows({ benefit: null, market: null, annualValue: null }));

  it('takes a point out when an evaluator stands behind another text', () =>
    given(p1.submitted(), e1.agreed('large', 'none'), e1.supported()).thenRows({ benefit: null, market: null, annualValue: null }));

  it('follows the title', () => given(p1.submitted('Snow'), p1.clarified('Ice')).thenRows({ title: 'Ice' }));

  it('marks what is synthetic in the proposal and in its evaluation', () =>
    given({ ...p1.submitted(), synthetic: 'need' }, { ...e1.agreed('large', 'none'), synthetic: 'amounts', sources: 'S8' }).thenRows({
      synthetic: ['amounts', 'need'],
      sources: ['S8'],
    }));

  it('passes by an evaluation of no known proposal', () => given(e1.agreed('large', 'none')).thenRows());
});

describe('the cells of the matrix', () => {
  let db: TestDatabase;
  const projection = new MatrixProjection();
  beforeAll(async () => {
    db = await openTestDatabase([...projection.tables], migrations);
    const facts = [
      ...['p1', 'p2', 'p3', 'p4'].map((id) => proposal(id).submitted(id)),
      evaluation('p1').agreed('large', 'none'),
      evaluation('p2').agreed('large', 'none'),
      { ...evaluation('p3').agreed('small', 'exists'), synthetic: 'amounts' },
    ];
    for (const [index, { stream, fact, synthetic }] of facts.map((told) => ({ synthetic: undefined, ...told })).entries())
      await takeFacts(db.database, projection, [recordedFact(stream, index + 1, fact, synthetic ? { synthetic } : {})]);
  });
  afterAll(() => db.close());

  it('are nine, and count the points in them', async () => {
    const cells = await new MatrixReader(db.database).cells();
    expect(cells).toHaveLength(9);
    expect(cells.filter(({ count }) => count > 0)).toEqual([
      { benefit: 'small', market: 'exists', count: 1, sources: [], synthetic: ['amounts'] },
      { benefit: 'large', market: 'none', count: 2, sources: [], synthetic: [] },
    ]);
  });

  it('list their points, page by page, and the matrix lists all', async () => {
    const reader = new MatrixReader(db.database);
    const cell = { benefit: 'large', market: 'none' } as const;
    const first = await reader.points(cell, 1, undefined);
    expect(first).toMatchObject({ items: [{ proposalId: 'p2' }], next: expect.any(String) });
    expect(await reader.points(cell, 1, first.items[0]?.position)).toMatchObject({ items: [{ proposalId: 'p1' }], next: null });
    expect((await reader.points(null, 10, undefined)).items.map(({ proposalId }) => proposalId)).toEqual(['p3', 'p2', 'p1']);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { platformMigrations } from '@hub/platform';
import { openTestDatabase, projectionScenario, recordedFact, type TestDatabase, takeFacts } from '@hub/testing/platform';
import fc from 'fast-check';
import { fateOf, funnelPlaces } from '../../domain/funnel.js';
import { insightsMigrations } from '../../tables.js';
import { anyFacts, challenge, type ChainFact, ipRecord, partnership, procurement, proposal } from '../../testing/index.js';
import { FunnelCaseRow } from './funnel-case.row.js';
import { FunnelProjection } from './funnel.projection.js';
import { FunnelReader } from './funnel.reader.js';
import { ProposalFatesLookup } from './proposal-fates.lookup.js';

const migrations = [...platformMigrations, ...insightsMigrations];
const { given } = projectionScenario<ChainFact>(() => new FunnelProjection(), migrations);

const p1 = proposal('p1');
const evaluated = [p1.submitted('Snow', { at: '2019-09-01T10:00:00Z' }), p1.registered('IH-2019-0001'), p1.evaluationOpened()];
const snow = challenge('SNOW');
const drafted = [...evaluated, p1.outcome('challenge', 'large and new'), snow.drafted(['p1']), p1.promoted('SNOW')];
const q1 = procurement('q1', 'SNOW');
const k1 = partnership('k1', 'SNOW');
const contracted = [...drafted, snow.takenUp(), q1.started(), k1.signed('q1', 'KLIMATOR')];

describe('the place of a proposal in the funnel', () => {
  it('is submitted at first', () => given(p1.submitted()).thenRows({ place: 'submitted', reached: ['submitted'] }));
  it('is under evaluation once that is opened', () =>
    given(...evaluated).thenRows({ place: 'under-evaluation', caseNumber: 'IH-2019-0001', reached: ['submitted', 'under-evaluation'] }));
  it('is evaluated when it is to become a challenge', () => given(...evaluated, p1.outcome('challenge')).thenRows({ place: 'evaluated' }));
  it.each(['market', 'parked', 'declined'] as const)('is %s, with the reason', (outcome) =>
    given(...evaluated, p1.outcome(outcome, 'as said')).thenRows({
      place: outcome,
      reason: 'as said',
      reached: ['submitted', 'under-evaluation', 'evaluated'],
    }),
  );
  it('is withdrawn, with the reason', () =>
    given(p1.submitted(), p1.withdrawn('solved')).thenRows({ place: 'withdrawn', reason: 'solved' }));
  it('is merged, and says into what', () =>
    given(p1.submitted(), p1.merged('p2', 'the same')).thenRows({ place: 'merged', reason: 'the same', mergedInto: 'p2' }));
  it('is where it was before once it is taken out again', () =>
    given(...evaluated, p1.merged('p2'), p1.unmerged('p2')).thenRows({ place: 'under-evaluation', reason: null, mergedInto: null }));
  it('is under evaluation again when the evaluation is reopened', () =>
    given(...evaluated, p1.outcome('declined'), p1.outcomeReopened('new facts')).thenRows({
      place: 'under-evaluation',
      reason: 'new facts',
    }));
  it('is under evaluation again also when it was part of a challenge by then', () =>
    given(...evaluated, p1.outcome('challenge'), challenge('SNOW').drafted(['p1']), p1.outcomeReopened()).thenRows({
      place: 'under-evaluation',
      challengeId: null,
    }));
});

describe('the place of a proposal that became a challenge', () => {
  it('is the challenge', () => given(...drafted).thenRows({ place: 'challenge', challengeId: 'SNOW' }));
  it.each([
    ['taken-up', [snow.takenUp()]],
    ['challenge', [snow.takenUp(), snow.putBack()]],
    ['procured', [snow.takenUp(), q1.started()]],
    ['taken-up', [snow.takenUp(), q1.started(), q1.cancelled()]],
    ['procured', [snow.takenUp(), q1.started(), procurement('q0', 'SNOW').cancelled()]],
    ['abandoned', [snow.takenUp(), snow.abandoned('nobody tendered')]],
  ] as const)('is %s', (place, facts) => given(...drafted, ...facts).thenRows({ place }));

  it.each([
    ['contracted', []],
    ['accepted', [k1.accepted()]],
    ['purchased', [k1.accepted(), k1.purchased()]],
    ['taken-up', [k1.ended()]],
    ['contracted', [partnership('k2', 'SNOW').signed('q1', 'BINTEL'), k1.ended()]],
    ['contracted', [ipRecord('k1', 'SNOW').counted(0)]],
    ['in-use-elsewhere', [ipRecord('k1', 'SNOW').counted(1)]],
    ['contracted', [ipRecord('k1', 'SNOW').resale('r1', 'contracted')]],
    ['in-use-elsewhere', [ipRecord('k1', 'SNOW').resale('r1', 'contracted'), ipRecord('k1', 'SNOW').resaleStatus('r1', 'live')]],
  ] as const)('is %s', (place, facts) => given(...contracted, ...facts).thenRows({ place }));

  it('says why it was abandoned', () =>
    given(...drafted, snow.abandoned('nobody tendered')).thenRows({ place: 'abandoned', reason: 'nobody tendered' }));

  it('keeps the steps that it reached once, and no others', () =>
    given(...contracted, k1.ended(), ipRecord('k1', 'SNOW').counted(7)).thenRows({
      place: 'in-use-elsewhere',
      reached: ['submitted', 'under-evaluation', 'evaluated', 'challenge', 'taken-up', 'procured', 'contracted', 'in-use-elsewhere'],
    }));

  it('shows what is synthetic in whatever put it there', () =>
    given(...drafted, { ...snow.takenUp(), synthetic: 'cycle', sources: 'S8' }).thenRows({ synthetic: ['cycle'], sources: ['S8'] }));

  it('is not there for a challenge that nobody drafted', () => given(p1.submitted(), snow.takenUp()).thenRows({ place: 'submitted' }));
});

describe('the numbers of the funnel', () => {
  let db: TestDatabase;
  const projection = new FunnelProjection();
  beforeAll(async () => {
    db = await openTestDatabase([...projection.tables], migrations);
  });
  afterAll(() => db.close());

  const play = async (facts: readonly { stream: string; fact: ChainFact }[]): Promise<void> => {
    for (const table of projection.tables) await db.database.getRepository(table).clear();
    for (const [index, { stream, fact }] of facts.entries())
      await takeFacts(db.database, projection, [recordedFact(stream, index + 1, fact)]);
  };

  it('add up to the proposals submitted, whatever facts come', () =>
    fc.assert(
      fc.asyncProperty(anyFacts, fc.constantFrom(null, 'employee', 'citizen'), async (facts, source) => {
        await play(facts);
        const { submitted, steps, exits } = await new FunnelReader(db.database).counts(source);
        const all = [...steps, ...exits];
        expect(submitted).toBe(source ? 2 : 4);
        expect(all.map(({ place }) => place)).toEqual(funnelPlaces);
        expect(all.reduce((sum, { here }) => sum + here, 0)).toBe(submitted);
        expect(all.filter(({ here, reached }) => reached < here)).toEqual([]);
        const reader = new FunnelReader(db.database);
        for (const { place, here } of all) expect((await reader.cases(place, source, 100, undefined)).items).toHaveLength(here);
        const fates = await new ProposalFatesLookup(db.database).counts();
        expect(Object.values(fates).reduce((sum, count) => sum + count, 0)).toBe(4);
      }),
      { numRuns: 25 },
    ));

  it('list their cases newest first, page by page', async () => {
    await play(['p1', 'p2', 'p3'].map((id) => proposal(id).submitted()));
    const reader = new FunnelReader(db.database);
    const first = await reader.cases('submitted', null, 2, undefined);
    expect(first.items.map(({ proposalId }) => proposalId)).toEqual(['p3', 'p2']);
    expect(first.next).not.toBeNull();
    const rest = await reader.cases('submitted', null, 2, first.items.at(-1)?.position);
    expect(rest).toMatchObject({ items: [{ proposalId: 'p1' }], next: null });
  });

  it('tell what became of the proposals', async () => {
    await play([...contracted, proposal('p2').submitted(), proposal('p3').submitted(), proposal('p3').merged('p1')]);
    expect(await new ProposalFatesLookup(db.database).counts()).toEqual({
      challenge: 1,
      market: 0,
      parked: 0,
      declined: 0,
      withdrawn: 0,
      merged: 1,
      open: 1,
    });
    expect(fateOf('abandoned')).toBe('challenge');
    expect(await db.database.getRepository(FunnelCaseRow).count()).toBe(3);
  });
});

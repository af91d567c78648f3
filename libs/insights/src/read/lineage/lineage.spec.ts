import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { platformMigrations } from '@hub/platform';
import { openTestDatabase, projectionScenario, recordedFact, type TestDatabase, takeFacts } from '@hub/testing/platform';
import fc from 'fast-check';
import { insightsMigrations } from '../../tables.js';
import {
  anyFacts,
  challenge,
  type ChainFact,
  evaluation,
  ipRecord,
  organisation,
  partnership,
  procurement,
  proposal,
  testBed,
} from '../../testing/index.js';
import { LineageProjection } from './lineage.projection.js';
import { LineageReader } from './lineage.reader.js';
import { LineageEdgeRow } from './lineage.row.js';

const migrations = [...platformMigrations, ...insightsMigrations];
const { given } = projectionScenario<ChainFact>(() => new LineageProjection(), migrations);

const p1 = proposal('p1');
const evaluated = [
  p1.submitted('Snow'),
  p1.registered('IH-2019-0001'),
  evaluation('p1').opened(),
  evaluation('p1').concluded('challenge', 'large', 'none'),
];
const snow = challenge('SNOW');
const drafted = [...evaluated, p1.outcome('challenge'), snow.drafted(['p1'])];
const rights = ipRecord('k1', 'SNOW');
const contracted = [
  organisation('KLIMATOR').registered('Klimator AB'),
  ...drafted,
  snow.takenUp(1),
  procurement('q1', 'SNOW').started(),
  procurement('q1', 'SNOW').noticed('2020-77'),
  partnership('k1', 'SNOW').signed('q1', 'KLIMATOR'),
  rights.agreed('KLIMATOR'),
];
const edge = (from: string, how: string, to: string) => ({ from, how, to });

describe('the cases of the chain', () => {
  it('are labelled by what people call them', () =>
    given(...evaluated).thenRows(
      { ref: 'proposal:p1', alias: 'IH-2019-0001', label: 'Snow', at: '2026-01-15T09:00:00.000Z' },
      { ref: 'evaluation:p1', label: 'Benefit: large; market: none', state: 'challenge' },
    ));

  it('end as something', () =>
    given(p1.submitted(), p1.withdrawn('not needed'), proposal('p2').submitted(), proposal('p2').outcome('declined', 'too small')).thenRows(
      { ref: 'proposal:p1' },
      { ref: 'outcome:p1', label: 'not needed', state: 'withdrawn' },
      { ref: 'proposal:p2', state: 'declined' },
      { ref: 'outcome:p2', label: 'too small', state: 'declined' },
    ));

  it('have no outcome while their evaluation is open again', () =>
    given(...evaluated, p1.outcome('declined'), evaluation('p1').reopened(), p1.outcomeReopened()).thenRows(
      { ref: 'proposal:p1', state: 'reopened' },
      { ref: 'evaluation:p1', label: 'Evaluation', state: 'reopened' },
    ));

  it('are no longer agreed on when that falls with a conflict of interest', () =>
    given(evaluation('p1').opened(), evaluation('p1').agreed('large', 'none'), evaluation('p1').conflict(true)).thenRows({
      label: 'Evaluation',
      state: 'under way',
    }));

  it('are no longer agreed on when an evaluator stands behind another text', () =>
    given(evaluation('p1').opened(), evaluation('p1').agreed('large', 'none'), evaluation('p1').supported()).thenRows({
      label: 'Evaluation',
      state: 'under way',
    }));

  it('carry the marks of their own facts', () =>
    given({ ...p1.submitted(), synthetic: 'need' }, { ...p1.clarified('Ice'), sources: 'S8' }, proposal('p2').submitted()).thenRows(
      { ref: 'proposal:p1', label: 'Ice', synthetic: ['need'], sources: ['S8'] },
      { ref: 'proposal:p2', synthetic: [], sources: [] },
    ));

  it('tell of use elsewhere and of what was measured', () =>
    given(
      snow.drafted([]),
      snow.goal('g1'),
      snow.goal('g2'),
      snow.goalDropped('g2'),
      snow.solved('g1'),
      rights.agreed('X'),
      rights.counted(7),
      rights.counted(8, '2023-12-15', null),
      rights.resale('r1', 'evaluating'),
      rights.resaleStatus('r1', 'live'),
      testBed('t1', 'SNOW').opened('SBF'),
      testBed('t1', 'SNOW').measured(),
      testBed('t1', 'SNOW').closed(),
    ).thenRows(
      { ref: 'challenge:SNOW', state: 'solved' },
      { ref: 'effect-goal:SNOW/g1', label: 'fewer trips: trips from 10 to 5 a day' },
      { ref: 'effect:SNOW/g1', label: '4 on 2021-03-01, by counting' },
      { ref: 'outcome:SNOW', label: 'it works', state: 'solved' },
      { ref: 'ip-record:k1' },
      { ref: 'use-elsewhere:k1/2022-12-15', label: 'In use by 7 others, evaluated by about 20 on 2022-12-15' },
      { ref: 'use-elsewhere:k1/2023-12-15', label: 'In use by 8 others on 2023-12-15' },
      { ref: 'resale:k1/r1', label: 'Kalmar (SE)', state: 'live' },
      { ref: 'test-bed:t1', label: 'The road network', state: 'closed' },
      { ref: 'effect:t1/drivers using it/2021-03-01', label: 'drivers using it: 80 % on 2021-03-01' },
    ));
});

describe('the links of the chain', () => {
  it('lead from a proposal to who owns the solution', async () => {
    expect(await given(...contracted).rowsOf(LineageEdgeRow)).toEqual(
      expect.arrayContaining([
        edge('proposal:p1', 'evaluated in', 'evaluation:p1'),
        edge('evaluation:p1', 'led to', 'challenge:SNOW'),
        edge('proposal:p1', 'became', 'challenge:SNOW'),
        edge('challenge:SNOW', 'taken up by', 'cycle:DIACCESS-1'),
        edge('challenge:SNOW', 'procured in', 'procurement:q1'),
        edge('procurement:q1', 'led to', 'partnership:k1'),
        edge('partnership:k1', 'with', 'organisation:KLIMATOR'),
        edge('partnership:k1', 'rights in', 'ip-record:k1'),
        edge('ip-record:k1', 'owned by', 'organisation:KLIMATOR'),
      ]),
    );
  });

  it('join merged proposals, until they are taken out again', async () => {
    const merged = [p1.submitted(), proposal('p2').submitted(), proposal('p2').merged('p1')];
    expect(await given(...merged).rowsOf(LineageEdgeRow)).toEqual([edge('proposal:p2', 'merged into', 'proposal:p1')]);
  });
  it('no longer join proposals that were taken out again', async () => {
    const facts = [p1.submitted(), proposal('p2').submitted(), proposal('p2').merged('p1'), proposal('p2').unmerged('p1')];
    expect(await given(...facts).rowsOf(LineageEdgeRow)).toEqual([]);
  });

  it('name the one need owner of today, and no cycle that gave a challenge back', async () => {
    const facts = [snow.drafted([]), snow.neededBy('SBF'), snow.neededBy('SSAM'), snow.takenUp(1), snow.putBack()];
    expect(await given(...facts).rowsOf(LineageEdgeRow)).toEqual([edge('challenge:SNOW', 'needed by', 'organisation:SSAM')]);
  });
});

describe('the chain of a case', () => {
  let db: TestDatabase;
  const projection = new LineageProjection();
  beforeAll(async () => {
    db = await openTestDatabase([...projection.tables], migrations);
  });
  afterAll(() => db.close());

  const play = async (facts: readonly { stream: string; fact: ChainFact }[]): Promise<LineageReader> => {
    for (const table of projection.tables) await db.database.getRepository(table).clear();
    for (const [index, { stream, fact }] of facts.entries())
      await takeFacts(db.database, projection, [recordedFact(stream, index + 1, fact)]);
    return new LineageReader(db.database);
  };
  const refsOf = async (reader: LineageReader, key: string) => ((await reader.of(key))?.nodes ?? []).map(({ ref }) => ref);

  it('is the same from wherever one asks', async () => {
    const reader = await play([...contracted, rights.resale('r1', 'live'), proposal('p2').submitted(), proposal('p2').merged('p1')]);
    const whole = await refsOf(reader, 'SNOW');
    expect(whole).toEqual([
      'proposal:p1',
      'proposal:p2',
      'evaluation:p1',
      'challenge:SNOW',
      'cycle:DIACCESS-1',
      'procurement:q1',
      'partnership:k1',
      'ip-record:k1',
      'resale:k1/r1',
      'outcome:p1',
      'organisation:KLIMATOR',
    ]);
    for (const key of ['p1', 'p2', 'IH-2019-0001', 'q1', '2020-77', 'k1', 'r1']) expect(await refsOf(reader, key)).toEqual(whole);
  });

  it('does not run on into other chains that meet it in a cycle or an organisation', async () => {
    const heat = [
      proposal('p9').submitted(),
      challenge('HEAT').drafted(['p9']),
      challenge('HEAT').takenUp(1),
      challenge('HEAT').neededBy('KLIMATOR'),
    ];
    const reader = await play([...contracted, ...heat]);
    expect(await refsOf(reader, 'SNOW')).not.toContain('challenge:HEAT');
    expect(await refsOf(reader, 'p9')).toEqual(['proposal:p9', 'challenge:HEAT', 'cycle:DIACCESS-1', 'organisation:KLIMATOR']);
    for (const shared of ['DIACCESS-1', 'KLIMATOR'])
      expect(await refsOf(reader, shared)).toEqual(expect.arrayContaining(['proposal:p1', 'proposal:p9']));
  });

  it('is unknown when nothing is called so', async () => {
    const reader = await play(drafted);
    for (const key of ['', 'snow', 'p1\u0000', '\ud800', "' OR true --"]) expect(await reader.of(key)).toBeUndefined();
  });

  it('links no case that is not in it, and loses no proposal of a challenge, whatever facts come', () =>
    fc.assert(
      fc.asyncProperty(anyFacts, async (facts) => {
        const reader = await play(facts);
        const drafts = facts.flatMap(({ fact }) => (fact.type === 'challenge-drafted.v1' ? [fact.data] : []));
        for (const { challengeId, proposalIds } of drafts) {
          const chain = await reader.of(challengeId);
          const refs = chain?.nodes.map(({ ref }) => ref) ?? [];
          expect(refs).toEqual(expect.arrayContaining(proposalIds.map((id) => `proposal:${id}`)));
          expect(chain?.edges.filter(({ from, to }) => !refs.includes(from) || !refs.includes(to))).toEqual([]);
          for (const id of proposalIds) expect(await refsOf(reader, id)).toContain(`challenge:${challengeId}`);
        }
      }),
      { numRuns: 10 },
    ));
});

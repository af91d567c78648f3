import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventStore } from '@hub/event-store';
import { type LineageNode, LineageReader, renderLineage, SummaryReader } from '@hub/insights';
import { Followers, freshId } from '@hub/platform';
import {
  challenge,
  evaluation,
  ipRecord,
  organisation,
  partnership,
  procurement,
  programme,
  proposal,
  testBed,
} from '@hub/testing/insights';
import { startHub, type TestHub } from '../setup/start-hub.js';

const snow = challenge('SNOW');
const heat = challenge('HEAT');
const food = procurement('q2', 'FOOD');
const q1 = procurement('q1', 'SNOW');
const interested = Array.from({ length: 11 }, (_, index) => `ORG-${index}`);
const tenderers = ['KLIMATOR', 'ORG-1', 'ORG-2', 'ORG-3'];

/** One need from its proposal to its use elsewhere, and others that came less far. */
const story = [
  organisation('KLIMATOR').registered('Klimator AB'),
  { ...organisation('HEAT-1').registered('a partner no source names'), synthetic: 'partner' },
  programme('DIACCESS').defined(5, 15),
  ...['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8'].map((id) => proposal(id).submitted(`Need ${id}`)),
  proposal('p9').submitted('Benches', {}, 'citizen'),
  proposal('p1').registered('IH-2019-0001'),
  proposal('p2').merged('p1', 'the same roads'),
  proposal('p3').withdrawn('solved at home'),
  ...['p1', 'p4', 'p5', 'p6', 'p7', 'p8'].flatMap((id) => [evaluation(id).opened(), proposal(id).evaluationOpened()]),
  { ...evaluation('p1').agreed('large', 'none', '1500000'), synthetic: 'amounts' },
  evaluation('p1').concluded('challenge', 'large', 'none', '1500000'),
  evaluation('p4').concluded('market', 'large', 'exists'),
  evaluation('p5').concluded('declined', 'small', 'none', '90000'),
  proposal('p1').outcome('challenge', 'large and new'),
  proposal('p4').outcome('market', 'sold by three'),
  proposal('p5').outcome('declined', 'too small'),
  ...['p6', 'p7'].map((id) => proposal(id).outcome('challenge')),
  { ...snow.drafted(['p1'], 'Smart snow clearing'), sources: 'S8' },
  heat.drafted(['p6'], 'Smart heating'),
  challenge('FOOD').drafted(['p7'], 'Digital meal ordering'),
  programme('DIACCESS').opened(1, ['SNOW', 'HEAT']),
  snow.goal('g1'),
  snow.takenUp(1),
  heat.takenUp(1),
  programme('DIACCESS').opened(3, ['FOOD']),
  challenge('FOOD').takenUp(3),
  q1.started(),
  ...interested.map((each) => q1.interest(each)),
  ...['KLIMATOR', 'ORG-1', 'ORG-2', 'ORG-3', 'ORG-4'].map((each) => q1.request(each, { synthetic: 'requests' })),
  ...tenderers.map((each) => q1.tender(each)),
  q1.opened(...tenderers),
  q1.concluded('k1', 'KLIMATOR'),
  partnership('k1', 'SNOW').signed('q1', 'KLIMATOR'),
  partnership('k1', 'SNOW').phase(2),
  { ...ipRecord('k1', 'SNOW').agreed('KLIMATOR'), sources: 'S7' },
  testBed('t1', 'SNOW').opened('SBF'),
  testBed('t1', 'SNOW').measured(),
  { ...ipRecord('k1', 'SNOW').counted(7), sources: 'S11' },
  partnership('k3', 'HEAT').signed('q3', 'HEAT-1'),
  food.started(),
  food.interest('ORG-1'),
  food.tender('ORG-1'),
];

const PROJECTIONS = ['funnel', 'effect-market-matrix', 'challenge-portfolio', 'lineage', 'summary-programmes'].map(
  (each) => `insights-${each}.v1`,
);

describe('the dashboards of a hub with a history', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startHub({ HUB_PROJECTIONS: 'off' });
    const store = hub.app.get(EventStore);
    const versions = new Map<string, number>();
    for (const told of story) {
      const { stream, fact, sources, synthetic } = { sources: undefined, synthetic: undefined, ...told };
      const version = versions.get(stream) ?? 0;
      versions.set(stream, version + 1);
      const metadata = { occurredAt: '2021-01-15T09:00:00.000Z', ...(sources ? { sources } : {}), ...(synthetic ? { synthetic } : {}) };
      await store.append(stream, [{ id: freshId(), type: fact.type, data: fact.data as object, metadata }], version);
    }
    for (const name of PROJECTIONS) await hub.app.get(Followers).rebuild(name);
  });
  afterAll(() => hub.close());

  const ask = async (query: string, persona = 'coordinator') => {
    const { data, errors } = await hub.ask(query, persona);
    expect(errors).toBeUndefined();
    return data;
  };

  it('show in the funnel where every proposal is, and who it is', async () => {
    const { funnel } = await ask(
      '{ funnel { submitted steps { place here reached } exits { place here cases { items { proposalId title reason mergedInto } next } } } }',
    );
    const here = Object.fromEntries(
      [...funnel.steps, ...funnel.exits].map((count: { place: string; here: number }) => [count.place, count.here]),
    );
    expect(here).toEqual({
      SUBMITTED: 1,
      UNDER_EVALUATION: 1,
      EVALUATED: 0,
      CHALLENGE: 0,
      TAKEN_UP: 0,
      PROCURED: 1,
      CONTRACTED: 1,
      ACCEPTED: 0,
      PURCHASED: 0,
      IN_USE_ELSEWHERE: 1,
      WITHDRAWN: 1,
      MERGED: 1,
      MARKET: 1,
      PARKED: 0,
      DECLINED: 1,
      ABANDONED: 0,
    });
    expect(funnel.submitted).toBe(9);
    expect(funnel.steps.find(({ place }: { place: string }) => place === 'CONTRACTED').reached).toBe(2);
    expect(funnel.exits.find(({ place }: { place: string }) => place === 'MERGED').cases).toEqual({
      items: [{ proposalId: 'p2', title: 'Need p2', reason: 'the same roads', mergedInto: 'p1' }],
      next: null,
    });
  });

  it('count the proposals of citizens alone, too', async () => {
    const { funnel } = await ask(
      '{ funnel(source: CITIZEN) { source submitted steps { here cases(first: 1) { items { proposalId } } } } }',
    );
    expect(funnel).toMatchObject({
      source: 'CITIZEN',
      submitted: 1,
      steps: expect.arrayContaining([{ here: 1, cases: { items: [{ proposalId: 'p9' }] } }]),
    });
  });

  it('show effect against market', async () => {
    const { effectMarketMatrix: matrix } = await ask(
      '{ effectMarketMatrix { count points { items { proposalId } } cells { benefit market count synthetic points { items { title verdict annualValue { amount currency } } } } } }',
    );
    expect(matrix).toMatchObject({ count: 3, points: { items: [{ proposalId: 'p5' }, { proposalId: 'p4' }, { proposalId: 'p1' }] } });
    expect(matrix.cells).toContainEqual({
      benefit: 'LARGE',
      market: 'NONE',
      count: 1,
      synthetic: ['amounts'],
      points: { items: [{ title: 'Need p1', verdict: 'CHALLENGE', annualValue: { amount: '1500000.00', currency: 'SEK' } }] },
    });
  });

  it('show the portfolio of challenges', async () => {
    const { challengePortfolio } = await ask(
      '{ challengePortfolio { key title programmeId cycleNo interested requests tenders partners phase ipOwner inUseElsewhere sources synthetic } }',
    );
    expect(challengePortfolio).toEqual([
      {
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
        sources: ['S11', 'S7', 'S8'],
        synthetic: ['amounts', 'requests'],
      },
      expect.objectContaining({ key: 'HEAT', partners: ['a partner no source names'], ipOwner: null, synthetic: ['partner'] }),
      expect.objectContaining({ key: 'FOOD', interested: 1, requests: null, tenders: null, phase: 'procurement', partners: [] }),
    ]);
    expect((await ask('{ challengePortfolio(programmeId: "ANOTHER") { key } }'))['challengePortfolio']).toEqual([]);
  });

  it('lead from a proposal to its effect and back', async () => {
    const query = (key: string) => `{ lineage(of: "${key}") { of nodes { ref kind label state synthetic } edges { from to how } } }`;
    const { lineage } = await ask(query('p2'));
    const refs = lineage.nodes.map(({ ref }: { ref: string }) => ref);
    expect(refs).toEqual(
      expect.arrayContaining([
        'proposal:p1',
        'proposal:p2',
        'evaluation:p1',
        'challenge:SNOW',
        'cycle:DIACCESS-1',
        'ip-record:k1',
        'use-elsewhere:k1/2022-12-15',
      ]),
    );
    expect(refs).not.toContain('challenge:HEAT');
    for (const key of ['SNOW', 'IH-2019-0001', 't1', 'k1'])
      expect((await ask(query(key)))['lineage'].nodes.map(({ ref }: { ref: string }) => ref)).toEqual(refs);
    expect((await ask(query('NOTHING')))['lineage']).toBeNull();
  });

  it('can be read as text, for the command line', async () => {
    const chain = await hub.app.get(LineageReader).of('SNOW');
    const text = renderLineage(chain as NonNullable<typeof chain>);
    expect(text).toContain('SNOW  Smart snow clearing  (taken up)');
    expect(text.split('\n').length).toBe((chain?.nodes.length ?? 0) + (chain?.edges.length ?? 0));
    expect(chain?.nodes.map(({ at }: LineageNode) => at)).toContain('2021-01-15T09:00:00.000Z');
  });

  it('say it all in a few figures', async () => {
    const summary = await hub.app.get(SummaryReader).read();
    expect(JSON.parse(JSON.stringify(summary))).toEqual({
      position: String(story.length),
      programme: { cyclesPlanned: 5, cyclesOpened: 2, challengesMax: 15 },
      proposals: { submitted: 9, outcomes: { challenge: 3, market: 1, parked: 0, declined: 1, withdrawn: 1, merged: 1, open: 2 } },
      challenges: [
        {
          key: 'SNOW',
          title: 'Smart snow clearing',
          cycle: 1,
          interested: 11,
          requests: 5,
          tenders: 4,
          partners: ['Klimator AB'],
          phase: 'phase-2',
          ipOwner: 'Klimator AB',
          inUseElsewhere: 7,
          synthetic: ['amounts', 'requests'],
        },
        expect.objectContaining({ key: 'HEAT', cycle: 1 }),
        expect.objectContaining({ key: 'FOOD', cycle: 3 }),
      ],
    });
    const { summary: asked } = await ask(
      '{ summary { position programme { cyclesOpened } proposals { submitted outcomes { open } } challenges { key cycle } } }',
    );
    expect(asked).toMatchObject({ programme: { cyclesOpened: 2 }, proposals: { submitted: 9, outcomes: { open: 2 } } });
  });

  it('are for those who work for the hub, and for nobody else', async () => {
    const queries = [
      'funnel { submitted }',
      'effectMarketMatrix { count }',
      'challengePortfolio { key }',
      'lineage(of: "SNOW") { of }',
      'summary { position }',
    ];
    for (const query of queries) {
      expect((await hub.ask(`{ ${query} }`, 'citizen')).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
      expect((await hub.ask(`{ ${query} }`)).errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
      expect((await hub.ask(`{ ${query} }`, 'controller')).errors).toBeUndefined();
    }
  });

  it('say what is wrong with a question', async () => {
    const codeOf = async (query: string) => (await hub.ask(query, 'coordinator')).errors?.[0]?.extensions['code'];
    expect(await codeOf('{ summary(afterPosition: "soon") { position } }')).toBe('BAD_USER_INPUT');
    expect(await codeOf('{ funnel { steps { cases(first: 101) { next } } } }')).toBe('BAD_USER_INPUT');
    expect(await codeOf('{ effectMarketMatrix { points(after: "?") { next } } }')).toBe('BAD_USER_INPUT');
  });
});

describe('the dashboards of a running hub', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startHub();
  });
  afterAll(() => hub.close());

  it('are empty at first', async () => {
    const { data } = await hub.ask('{ summary { programme { cyclesPlanned } proposals { submitted } challenges { key } } }', 'coordinator');
    expect(data['summary']).toEqual({ programme: null, proposals: { submitted: 0 }, challenges: [] });
  });

  it('show what was just written', async () => {
    const submit =
      'mutation { submitProposal(input: { source: EMPLOYEE, title: "Snow", need: "Clear it" }) { ... on Accepted { id position } } }';
    const { id, position } = (await hub.ask(submit, 'employee')).data['submitProposal'];
    const { data } = await hub.ask(
      `{ summary(afterPosition: "${position}") { proposals { submitted outcomes { open } } }
         funnel(afterPosition: "${position}") { submitted }
         effectMarketMatrix(afterPosition: "${position}") { count }
         challengePortfolio(afterPosition: "${position}") { key }
         lineage(of: "${id}", afterPosition: "${position}") { nodes { kind label } } }`,
      'coordinator',
    );
    expect(data).toEqual({
      summary: { proposals: { submitted: 1, outcomes: { open: 1 } } },
      funnel: { submitted: 1 },
      effectMarketMatrix: { count: 0 },
      challengePortfolio: [],
      lineage: { nodes: expect.arrayContaining([{ kind: 'PROPOSAL', label: 'Snow' }]) },
    });
  });
});

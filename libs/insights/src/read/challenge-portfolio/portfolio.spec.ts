import { describe, expect, it } from '@jest/globals';
import { platformMigrations } from '@hub/platform';
import { projectionScenario } from '@hub/testing/platform';
import fc from 'fast-check';
import { draftedStanding, figuresOf } from '../../domain/portfolio.js';
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
  programme,
  proposal,
  testBed,
  timesheet,
} from '../../testing/index.js';
import { type ChainFact as FoldedFact, foldChain } from './portfolio.fold.js';
import { PortfolioProjection } from './portfolio.projection.js';
import { PortfolioOrganisationRow } from './portfolio.row.js';

const { given } = projectionScenario<ChainFact>(() => new PortfolioProjection(), [...platformMigrations, ...insightsMigrations]);

const snow = challenge('SNOW');
const drafted = [proposal('p1').submitted(), snow.drafted(['p1'])];
const q1 = procurement('q1', 'SNOW');
const k1 = partnership('k1', 'SNOW');
const rights = ipRecord('k1', 'SNOW');
const called = [snow.takenUp(2), q1.started(), q1.noticed(), q1.interest('A'), q1.interest('B'), q1.interest('A'), q1.request('A')];
const tendered = [...called, q1.invited(), q1.tender('A'), q1.tender('B')];
const contracted = [...tendered, q1.opened('A', 'B'), q1.awarded('A'), q1.notified(), q1.concluded('k1', 'A'), k1.signed('q1', 'A')];

describe('the portfolio of challenges', () => {
  it('has a row for each challenge, with nothing claimed that nobody reported', () =>
    given(...drafted).thenRows({
      key: 'SNOW',
      title: 'Smart snow clearing',
      programmeId: null,
      cycleNo: null,
      interested: null,
      requests: null,
      tenders: null,
      partnerIds: [],
      phase: 'drafted',
      ownerIds: [],
      inUseElsewhere: null,
    }));

  it('counts each organisation once', () =>
    given(...drafted, ...called).thenRows({ programmeId: 'DIACCESS', cycleNo: 2, interested: 2, requests: 1, phase: 'notice' }));

  it('keeps the number of tenders to itself until they are opened', async () => {
    await given(...drafted, ...tendered).thenRows({ tenders: null, phase: 'invited' });
  });
  it('says it once they are', () => given(...drafted, ...tendered, q1.opened('A', 'B')).thenRows({ tenders: 2, phase: 'tenders-opened' }));

  it.each([
    ['ready', [snow.readied()]],
    ['published', [snow.readied(), snow.published()]],
    ['published', [snow.readied(), snow.published(), snow.takenUp(), snow.putBack()]],
    ['awarded', [...tendered, q1.opened('A'), q1.awarded('A')]],
    ['standstill', [...tendered, q1.opened('A'), q1.awarded('A'), q1.notified()]],
    ['contracted', contracted],
    ['phase-2', [...contracted, k1.phase(1), k1.phase(2)]],
    ['accepted', [...contracted, k1.phase(1), k1.accepted()]],
    ['purchased', [...contracted, k1.accepted(), k1.purchased()]],
    ['completed', [...contracted, k1.accepted(), k1.purchased(), k1.completed()]],
    ['partnership-ended', [...contracted, k1.phase(1), k1.ended()]],
    ['solved', [...contracted, snow.solved('g1')]],
    ['abandoned', [...contracted, snow.abandoned()]],
  ] as const)('says that it is %s', (phase, facts) => given(...drafted, ...facts).thenRows({ phase }));

  it('starts afresh with a second procurement, and no longer listens to the first', () =>
    given(...drafted, ...tendered, q1.cancelled(), procurement('q2', 'SNOW').started(), q1.opened('A', 'B'), q1.interest('C')).thenRows({
      interested: null,
      requests: null,
      tenders: null,
      phase: 'procurement',
    }));

  it('keeps the figures of a cancelled procurement until then', () =>
    given(...drafted, ...tendered, q1.cancelled()).thenRows({ interested: 2, phase: 'procurement-cancelled' }));

  it('names partners and owners', () =>
    given(...drafted, ...contracted, rights.agreed('A')).thenRows({ partnerIds: ['A'], ownerIds: ['A'], inUseElsewhere: null }));

  it('counts the use elsewhere by the latest count, also when an older one comes later', () =>
    given(...drafted, rights.agreed('A'), rights.counted(7, '2022-12-15'), rights.counted(3, '2022-06-01')).thenRows({
      inUseElsewhere: 7,
    }));

  it('counts those named one by one when they are more', () =>
    given(
      ...drafted,
      rights.counted(1),
      rights.resale('r1', 'live'),
      rights.resale('r2', 'evaluating'),
      rights.resaleStatus('r2', 'live'),
    ).thenRows({ inUseElsewhere: 2 }));

  it('passes by what follows from a challenge that nobody drafted', () => given(...called).thenRows());

  it('knows what organisations are called', async () => {
    const rows = await given(organisation('A').registered('Klimator'), organisation('A').renamed('Klimator AB')).rowsOf(
      PortfolioOrganisationRow,
    );
    expect(rows).toMatchObject([{ organisationId: 'A', name: 'Klimator AB' }]);
  });
});

describe('what is synthetic in the portfolio', () => {
  it('is what is made up in any fact that touches the challenge', () =>
    given(
      { ...proposal('p1').submitted(), synthetic: 'proposer' },
      { ...evaluation('p1').agreed('large', 'none'), synthetic: 'amounts', sources: 'S8' },
      { ...snow.drafted(['p1']), sources: 'S10' },
      { ...evaluation('p1').concluded('challenge', 'large', 'none'), synthetic: 'verdict' },
      { ...programme('DIACCESS').admitted(1, 'SNOW'), synthetic: 'cycle' },
      { ...q1.started(), synthetic: 'values' },
      { ...k1.signed('q1', 'A'), synthetic: 'phases' },
      { ...rights.agreed('A'), synthetic: 'terms' },
      { ...testBed('t1', 'SNOW').opened('SBF'), synthetic: 'site,values' },
      { ...timesheet('nora', 'SNOW').logged(), synthetic: 'hours' },
      { ...programme('DIACCESS').opened(1, ['SNOW']), synthetic: 'nothing of this challenge' },
    ).thenRows({
      sources: ['S10', 'S8'],
      synthetic: ['amounts', 'cycle', 'hours', 'phases', 'proposer', 'site', 'terms', 'values', 'verdict'],
    }));

  it('is also what is made up in a proposal that was merged into one of its own', () =>
    given(
      { ...proposal('p2').submitted(), synthetic: 'merged need' },
      proposal('p1').submitted(),
      snow.drafted(['p1']),
      proposal('p2').merged('p1'),
    ).thenRows({ synthetic: ['merged need'] }));

  it('is not what is made up elsewhere', () =>
    given(
      ...drafted,
      { ...proposal('p9').submitted(), synthetic: 'need' },
      { ...challenge('HEAT').takenUp(), synthetic: 'cycle' },
    ).thenRows({
      synthetic: [],
    }));
});

it('never tells how many tenders there are before they are opened, whatever facts come', () =>
  fc.assert(
    fc.property(anyFacts, (told) => {
      const facts = told.map(({ fact }) => fact).filter((fact) => (fact.data as { challengeId?: string }).challengeId === 'SNOW');
      const { procurement: standing, ...rest } = (facts as FoldedFact[]).reduce(foldChain, draftedStanding('Snow'));
      const opened = facts.some(({ type, data }) => type === 'tenders-opened.v1' && data.procurementId === standing?.procurementId);
      const figures = figuresOf({ ...rest, procurement: standing });
      if (!opened) expect(figures.tenders).toBeNull();
      expect(figures.phase).not.toBe('');
      expect(figures.inUseElsewhere ?? 0).toBeGreaterThanOrEqual(0);
    }),
  ));

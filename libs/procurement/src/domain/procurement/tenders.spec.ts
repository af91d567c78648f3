import { describe, expect, it } from '@jest/globals';
import { scenario } from '@hub/testing/kernel';
import fc from 'fast-check';
import { attested, command, documents, evaluated, opened, toEvaluated, toOpened, upTo } from '../../testing/a-procurement.js';
import { procurement } from '../procurement.js';
import type { GivenScore } from '../procurement.commands.js';
import type { ListedTender, NegotiationHeld } from '../procurement.events.js';

const { given } = scenario(procurement);
const tenders = opened('KLIMATOR', 'ICEWATCH').data.tenders;
const AFTER = '2026-05-11T12:00:00.001Z';
const open = (by: string, listed: readonly ListedTender[] = [], at = AFTER) => command('open-tenders', { tenders: listed }, { at, by });

describe('the opening of tenders (LOU 12:10)', () => {
  it('takes two persons: the first attests, the second opens', () => {
    given(...upTo.invited)
      .when(open('opener-1'))
      .then(attested);
    given(...upTo.invited, attested)
      .when(open('opener-2', tenders))
      .then(opened('KLIMATOR', 'ICEWATCH'));
  });

  it('is not done by one person twice', () => {
    given(...upTo.invited, attested)
      .when(open('opener-1', tenders))
      .thenRejected('procurement.second-opener-needed');
  });

  it('waits until the deadline has passed', () => {
    given(...upTo.invited)
      .when(open('opener-1', [], '2026-05-11T12:00:00.000Z'))
      .thenRejected('procurement.tenders-not-due', { tendersDueAt: '2026-05-11T12:00:00.000Z' });
  });

  it('shows no tender with the first of the two, whatever lies there', () => {
    given(...upTo.invited)
      .when(open('opener-1', tenders))
      .then(attested);
  });

  it('is done once, and not before anybody was invited', () => {
    given(...toOpened)
      .when(open('opener-3'))
      .thenRejected('procurement.too-late');
    given(...upTo.qualified)
      .when(open('opener-1'))
      .thenRejected('procurement.too-early');
  });

  it('may find nothing', () => {
    given(...upTo.invited, attested)
      .when(open('opener-2'))
      .then(opened());
  });
});

describe('a negotiation (LOU 6:34)', () => {
  const negotiate = (round: number, organisationId = 'KLIMATOR') =>
    command('hold-negotiation', { round, organisationId, topics: ['sensors'], minutes: 'M-1' }, { at: '2026-05-12T09:00:00Z' });
  const held = (round: number): NegotiationHeld => ({
    type: 'negotiation-held.v1',
    data: { procurementId: 'pr1', challengeId: 'SNOW', round, organisationId: 'KLIMATOR', topics: ['sensors'], minutes: 'M-1' },
  });

  it('is held with those who tendered, after the opening and before the evaluation', () => {
    given(...toOpened)
      .when(negotiate(1))
      .then(held(1));
    given(...toOpened)
      .when(negotiate(1, 'ROADSENSE'))
      .thenRejected('procurement.not-a-tenderer', { organisationIds: ['ROADSENSE'] });
    given(...upTo.invited)
      .when(negotiate(1))
      .thenRejected('procurement.too-early');
    given(...toEvaluated)
      .when(negotiate(1))
      .thenRejected('procurement.too-late');
  });

  it('goes on in its round or in the next, and never back', () => {
    const rounds = (next: number, ...before: readonly number[]) => given(...toOpened, ...before.map(held)).when(negotiate(next));
    rounds(0).thenRejected('procurement.round-out-of-order');
    rounds(2).thenRejected('procurement.round-out-of-order');
    rounds(1, 1).thenTypes('negotiation-held.v1');
    rounds(2, 1).thenTypes('negotiation-held.v1');
    rounds(3, 1).thenRejected('procurement.round-out-of-order');
    rounds(1, 1, 2).thenRejected('procurement.round-out-of-order', { lastRound: 2 });
  });
});

describe('the evaluation of tenders', () => {
  const score = (organisationId: string, points: Readonly<Record<string, number>> = { quality: 80, price: 50 }): GivenScore => ({
    organisationId,
    points: Object.entries(points).map(([criterionId, each]) => ({ criterionId, points: each })),
  });
  const evaluate = (...scores: readonly GivenScore[]) =>
    command('evaluate-tenders', { scores, method: 'consensus of three' }, { at: '2026-05-15T09:00:00Z' });

  it('computes the weighted total of every tender', () => {
    given(...toOpened)
      .when(evaluate(score('KLIMATOR'), score('ICEWATCH')))
      .then(evaluated('KLIMATOR', 'ICEWATCH'));
    expect(totalOf({ quality: 33, price: 10 })).toBe('26.10');
    expect(totalOf({ quality: 1, price: 0 })).toBe('0.70');
    expect(totalOf({ quality: 100, price: 100 })).toBe('100.00');
    expect(totalOf({ quality: 0, price: 0 })).toBe('0.00');
  });

  it('can be corrected until the award is decided', () => {
    given(...toEvaluated)
      .when(evaluate(score('KLIMATOR'), score('ICEWATCH')))
      .thenTypes('tenders-evaluated.v1');
  });

  it('covers every tender and no other (LOU 16:2)', () => {
    given(...toOpened)
      .when(evaluate(score('KLIMATOR')))
      .thenRejected('procurement.scores-incomplete', { organisationIds: ['ICEWATCH'] });
    given(...toOpened)
      .when(evaluate(score('KLIMATOR'), score('ICEWATCH'), score('ROADSENSE')))
      .thenRejected('procurement.not-a-tenderer', { organisationIds: ['ROADSENSE'] });
    given(...toOpened)
      .when(evaluate(score('KLIMATOR'), score('ICEWATCH'), score('KLIMATOR')))
      .thenRejected('procurement.scores-twice');
  });

  it('covers every criterion of the documents and no other (LOU 16:2, 16:6)', () => {
    given(...toOpened)
      .when(evaluate(score('KLIMATOR'), score('ICEWATCH', { quality: 80 })))
      .thenRejected('procurement.scores-incomplete', { organisationId: 'ICEWATCH', criterionIds: ['price'] });
    given(...toOpened)
      .when(evaluate(score('KLIMATOR'), score('ICEWATCH', { quality: 80, price: 50, looks: 90 })))
      .thenRejected('procurement.criterion-unknown', { criterionIds: ['looks'] });
    const twice = { ...score('ICEWATCH'), points: [...score('ICEWATCH').points, { criterionId: 'price', points: 1 }] };
    given(...toOpened)
      .when(evaluate(score('KLIMATOR'), twice))
      .thenRejected('procurement.scores-twice');
  });

  it('gives points from 0 to 100, whole ones', () => {
    for (const price of [-1, 101, 0.5])
      given(...toOpened)
        .when(evaluate(score('KLIMATOR'), score('ICEWATCH', { quality: 80, price })))
        .thenRejected('procurement.points-out-of-range', { organisationId: 'ICEWATCH' });
  });

  it('needs something to evaluate, and what was opened', () => {
    given(...upTo.invited, attested, opened())
      .when(evaluate())
      .thenRejected('procurement.no-tenders');
    given(...upTo.invited)
      .when(evaluate(score('KLIMATOR')))
      .thenRejected('procurement.too-early');
  });

  const totalOf = (points: Readonly<Record<string, number>>) => {
    const decision = procurement.decide(evaluate(score('KLIMATOR', points), score('ICEWATCH')), given(...toOpened).state());
    if ('rejected' in decision || decision[0]?.type !== 'tenders-evaluated.v1') throw new Error('not evaluated');
    return decision[0].data.scores[0]?.total;
  };

  it('keeps every total between the lowest and the highest points, exact to two decimals', () => {
    // Cut 100 percent at random places: what lies between two cuts is a weight.
    const weights = fc
      .uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 8 })
      .map((cuts) => [0, ...cuts.sort((a, b) => a - b), 100])
      .map((cuts) => cuts.slice(1).map((cut, index) => cut - (cuts[index] ?? 0)));
    const scored = weights.chain((each) =>
      fc.tuple(fc.constant(each), fc.array(fc.integer({ min: 0, max: 100 }), { minLength: each.length, maxLength: each.length })),
    );
    fc.assert(
      fc.property(scored, ([each, points]) => {
        const awardCriteria = each.map((weight, index) => ({
          criterionId: `c${index}`,
          name: 'a criterion',
          type: 'quality' as const,
          weight,
        }));
        const given_ = Object.fromEntries(points.map((given, index) => [`c${index}`, given]));
        const past = toOpened.map((fact) => (fact.type === 'procurement-documents-published.v1' ? documents({ awardCriteria }) : fact));
        const decision = procurement.decide(evaluate(score('KLIMATOR', given_), score('ICEWATCH', given_)), given(...past).state());
        if ('rejected' in decision || decision[0]?.type !== 'tenders-evaluated.v1') throw new Error('not evaluated');
        const total = decision[0].data.scores[0]?.total ?? '';
        expect(total).toMatch(/^\d{1,3}\.\d{2}$/);
        expect(Number(total)).toBeGreaterThanOrEqual(Math.min(...points));
        expect(Number(total)).toBeLessThanOrEqual(Math.max(...points));
        const exact = each.reduce((sum, weight, index) => sum + weight * (points[index] ?? 0), 0);
        expect(Number(total.replace('.', ''))).toBe(exact);
      }),
    );
  });
});

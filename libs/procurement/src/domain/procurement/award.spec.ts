import { describe, expect, it } from '@jest/globals';
import { isRejection, toLocalDate } from '@hub/kernel';
import { scenario } from '@hub/testing/kernel';
import fc from 'fast-check';
import {
  attested,
  awarded,
  cancelled,
  command,
  concluded,
  documents,
  evaluatedAt,
  notified,
  opened,
  toAwarded,
  toConcluded,
  toEvaluated,
  toNotified,
  toOpened,
  upTo,
} from '../../testing/a-procurement.js';
import { procurement } from '../procurement.js';
import type { ProcedureEvent } from '../procurement.events.js';

const { given } = scenario(procurement);
const several = (past: readonly ProcedureEvent[], maxPartners: number): readonly ProcedureEvent[] =>
  past.map((fact) => (fact.type === 'procurement-documents-published.v1' ? documents({ partnerMode: 'several', maxPartners }) : fact));

describe('the award', () => {
  const award = (partners: readonly string[], by = 'decider') =>
    command('decide-award', { partners, reason: 'best quality', delegation: 'D-7' }, { at: '2026-05-19T09:00:00Z', by });

  it('is decided by a named person with a delegation (KL 6:38)', () => {
    given(...toEvaluated)
      .when(award(['KLIMATOR']))
      .then(awarded('KLIMATOR'));
    given(...toEvaluated)
      .when(award(['KLIMATOR'], 'system'))
      .thenRejected('procurement.decision-by-machine');
  });

  it('comes after the evaluation, once', () => {
    given(...toOpened)
      .when(award(['KLIMATOR']))
      .thenRejected('procurement.too-early');
    given(...toAwarded)
      .when(award(['KLIMATOR']))
      .thenRejected('procurement.too-late');
  });

  it('goes to those whose tender was opened', () => {
    given(...toEvaluated)
      .when(award(['ROADSENSE']))
      .thenRejected('procurement.not-a-tenderer', { organisationIds: ['ROADSENSE'] });
  });

  it('goes to as many as the documents provide for', () => {
    given(...toEvaluated)
      .when(award([]))
      .thenRejected('procurement.partners-missing');
    given(...toEvaluated)
      .when(award(['KLIMATOR', 'ICEWATCH']))
      .thenRejected('procurement.too-many-partners', { maxPartners: 1 });
    given(...several(toEvaluated, 2))
      .when(award(['KLIMATOR', 'ICEWATCH']))
      .thenTypes('award-decided.v1');
    given(...several(toEvaluated, 2))
      .when(award(['KLIMATOR']))
      .thenTypes('award-decided.v1');
  });

  it('names each partner once', () => {
    given(...toEvaluated)
      .when(award(['KLIMATOR', 'KLIMATOR']))
      .then(awarded('KLIMATOR'));
  });
});

describe('the best tender (LOU 16:1)', () => {
  const award = (...partners: readonly string[]) =>
    command('decide-award', { partners, reason: 'best quality', delegation: 'D-7' }, { at: '2026-05-19T09:00:00Z', by: 'decider' });
  const scored = (totals: Readonly<Record<string, string>>, maxPartners = 1) => {
    const past = [...upTo.invited, attested, opened(...Object.keys(totals)), evaluatedAt(totals)];
    return given(...(maxPartners === 1 ? past : several(past, maxPartners)));
  };
  const three = { KLIMATOR: '71.01', ICEWATCH: '71.00', ROADSENSE: '9.50' };

  it('gets the contract, and no other', () => {
    scored(three).when(award('KLIMATOR')).then(awarded('KLIMATOR'));
    scored(three)
      .when(award('ICEWATCH'))
      .thenRejected('procurement.not-the-best-tender', { betterRanked: ['KLIMATOR'] });
    scored(three)
      .when(award('ROADSENSE'))
      .thenRejected('procurement.not-the-best-tender', { betterRanked: ['KLIMATOR', 'ICEWATCH'] });
  });

  it('is any of those that share the highest total', () => {
    const tied = { KLIMATOR: '71.00', ICEWATCH: '71.00', ROADSENSE: '70.99' };
    scored(tied).when(award('KLIMATOR')).then(awarded('KLIMATOR'));
    scored(tied).when(award('ICEWATCH')).then(awarded('ICEWATCH'));
    scored(tied)
      .when(award('ROADSENSE'))
      .thenRejected('procurement.not-the-best-tender', { betterRanked: ['KLIMATOR', 'ICEWATCH'] });
  });

  it('is compared as a number, not as a text', () => {
    const hundred = { KLIMATOR: '100.00', ICEWATCH: '99.99', ROADSENSE: '9.50' };
    scored(hundred).when(award('KLIMATOR')).then(awarded('KLIMATOR'));
    scored(hundred)
      .when(award('ICEWATCH'))
      .thenRejected('procurement.not-the-best-tender', { betterRanked: ['KLIMATOR'] });
  });

  it('is followed by the next when there are two partners', () => {
    scored(three, 2).when(award('ICEWATCH', 'KLIMATOR')).then(awarded('ICEWATCH', 'KLIMATOR'));
    scored(three, 2).when(award('KLIMATOR')).then(awarded('KLIMATOR'));
    scored(three, 2)
      .when(award('KLIMATOR', 'ROADSENSE'))
      .thenRejected('procurement.not-the-best-tender', { betterRanked: ['ICEWATCH'] });
    scored(three, 2)
      .when(award('ICEWATCH'))
      .thenRejected('procurement.not-the-best-tender', { betterRanked: ['KLIMATOR'] });
  });

  it('may be either of two that share the second place', () => {
    const tied = { KLIMATOR: '80.00', ICEWATCH: '71.00', ROADSENSE: '71.00' };
    scored(tied, 2).when(award('KLIMATOR', 'ICEWATCH')).thenTypes('award-decided.v1');
    scored(tied, 2).when(award('KLIMATOR', 'ROADSENSE')).thenTypes('award-decided.v1');
    scored(tied, 2)
      .when(award('ICEWATCH', 'ROADSENSE'))
      .thenRejected('procurement.not-the-best-tender', { betterRanked: ['KLIMATOR'] });
  });

  it('is that of the latest evaluation', () => {
    const corrected = [...upTo.invited, attested, opened(...Object.keys(three)), evaluatedAt(three)];
    const again = given(...corrected, evaluatedAt({ ...three, ROADSENSE: '90.00' }));
    again.when(award('ROADSENSE')).then(awarded('ROADSENSE'));
    again.when(award('KLIMATOR')).thenRejected('procurement.not-the-best-tender', { betterRanked: ['ROADSENSE'] });
  });

  it('is never passed over, whatever the totals and whoever is chosen', () => {
    const hundredths = fc.oneof(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 7_099, max: 7_101 }));
    const chosen = fc.subarray(['KLIMATOR', 'ICEWATCH', 'ROADSENSE'], { minLength: 1 });
    const seen = new Set<boolean>();
    fc.assert(
      fc.property(fc.tuple(hundredths, hundredths, hundredths), chosen, ([a, b, c], partners) => {
        const points: Readonly<Record<string, number>> = { KLIMATOR: a, ICEWATCH: b, ROADSENSE: c };
        const totals = Object.fromEntries(Object.entries(points).map(([who, each]) => [who, (each / 100).toFixed(2)]));
        const refused = isRejection(procurement.decide(award(...partners), scored(totals, 3).state()));
        // The k chosen are the best exactly when they add up to as much as the k highest totals do.
        const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0);
        const best = Object.values(points).sort((x, y) => y - x);
        expect(refused).toBe(sum(partners.map((who) => points[who] ?? 0)) < sum(best.slice(0, partners.length)));
        seen.add(refused);
      }),
      { numRuns: 300 },
    );
    expect(seen.size).toBe(2);
  });
});

describe('the notification', () => {
  const notify = (holidays: readonly string[] = []) =>
    command('notify-award', { channel: 'electronic', holidays: holidays.map(toLocalDate) }, { at: '2026-05-20T09:00:00Z' });

  it('begins the standstill: the tenth day is a Saturday, so that it ends on Monday (LOU 20:1)', () => {
    given(...toAwarded)
      .when(notify())
      .then(notified);
  });

  it('counts the holidays it is given', () => {
    given(...toAwarded)
      .when(notify(['2026-06-01']))
      .then({
        ...notified,
        data: { ...notified.data, standstillEndsOn: toLocalDate('2026-06-02'), contractFrom: toLocalDate('2026-06-03') },
      });
  });

  it('follows the decision, once', () => {
    given(...toEvaluated)
      .when(notify())
      .thenRejected('procurement.too-early');
    given(...toNotified)
      .when(notify())
      .thenRejected('procurement.too-late');
  });
});

describe('the end with a contract', () => {
  const sign = (signedOn: string, partner = 'KLIMATOR', partnershipId = 'pa1') =>
    command('conclude-procurement', { partnershipId, partner, signedOn: toLocalDate(signedOn) }, { at: `${signedOn}T09:00:00Z` });

  it('comes after the standstill (LOU 20:1)', () => {
    given(...toNotified)
      .when(sign('2026-06-02'))
      .then(concluded);
    given(...toNotified)
      .when(sign('2026-06-01'))
      .thenRejected('procurement.standstill-not-over', { contractFrom: '2026-06-02' });
  });

  it('comes after the notification', () => {
    given(...toAwarded)
      .when(sign('2026-06-02'))
      .thenRejected('procurement.too-early');
  });

  it('is with a partner that was awarded it', () => {
    given(...toNotified)
      .when(sign('2026-06-02', 'ICEWATCH'))
      .thenRejected('procurement.not-a-partner', { partner: 'ICEWATCH' });
  });

  it('is seen twice and told once', () => {
    given(...toConcluded)
      .when(sign('2026-06-02'))
      .thenNothing();
  });

  it('is told for each of several partners', () => {
    const two = [...several(toEvaluated, 2), awarded('KLIMATOR', 'ICEWATCH'), notified, concluded];
    given(...two)
      .when(sign('2026-06-05', 'ICEWATCH', 'pa2'))
      .thenTypes('procurement-concluded.v1');
  });
});

describe('cancelling', () => {
  const cancel = (by = 'decider') => command('cancel-procurement', { reason: 'the need has changed', delegation: 'D-7' }, { by });

  it('is possible at any time before the contract', () => {
    const stages = [upTo.started, upTo.documents, upTo.noticed, upTo.qualified, upTo.invited, toOpened, toEvaluated, toAwarded, toNotified];
    for (const past of stages)
      given(...past)
        .when(cancel())
        .then(cancelled);
    given(...toConcluded)
      .when(cancel())
      .thenRejected('procurement.concluded');
  });

  it('is done once, by a person (KL 6:38)', () => {
    given(...upTo.noticed, cancelled)
      .when(cancel())
      .thenRejected('procurement.cancelled');
    given(...upTo.noticed)
      .when(cancel('system'))
      .thenRejected('procurement.decision-by-machine');
  });
});

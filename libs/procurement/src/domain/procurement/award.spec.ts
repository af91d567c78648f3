import { describe, it } from '@jest/globals';
import { toLocalDate } from '@hub/kernel';
import { scenario } from '@hub/testing/kernel';
import {
  awarded,
  cancelled,
  command,
  concluded,
  documents,
  notified,
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

import { describe, expect, it } from '@jest/globals';
import { platformMigrations } from '@hub/platform';
import { projectionScenario } from '@hub/testing/platform';
import { ipRecordsMigrations } from '../../tables.js';
import { agreed, counted, resale, resaleChanged } from '../../testing/record.js';
import type { SpreadFact } from './spread.fold.js';
import { SpreadProjection } from './spread.projection.js';

const { given } = projectionScenario<SpreadFact>(() => new SpreadProjection(), [...platformMigrations, ...ipRecordsMigrations]);
const told = (fact: SpreadFact, more: object = {}) => ({ stream: `ip-record-${fact.data.ipRecordId}`, fact, ...more });
const changed = (customer: string) => told(resaleChanged(customer, 'live') as SpreadFact);
const second = { ipRecordId: 'p2' };

describe('the spread of a challenge', () => {
  it('is nothing at first', () =>
    given(told(agreed())).thenRows({
      challengeId: 'SNOW',
      owners: ['KLIMATOR'],
      inUseElsewhere: null,
      evaluatingElsewhere: null,
      evaluatingIsApproximate: false,
      countedOn: null,
      counts: [],
      resales: [],
    }));

  it('shows seven in use and about twenty who look at it', () =>
    given(
      told(agreed()),
      told(counted('2022-12-15', 7, { evaluating: 20, evaluatingIsApproximate: true, early: true }), { sources: 'S11' }),
    ).thenRows({
      inUseElsewhere: 7,
      evaluatingElsewhere: 20,
      evaluatingIsApproximate: true,
      countedOn: '2022-12-15',
      counts: [{ ipRecordId: 'p1', asOf: '2022-12-15', inUse: 7, evaluating: 20, evaluatingIsApproximate: true, early: true }],
      sources: ['S11'],
    }));

  it('shows the counts by date, the latest of a day', () =>
    given(told(agreed()), told(counted('2026-01-31', 1)), told(counted('2026-02-28', 2)), told(counted('2026-02-28', 3))).thenRows({
      inUseElsewhere: 3,
      countedOn: '2026-02-28',
      counts: [
        { ipRecordId: 'p1', asOf: '2026-01-31', inUse: 1, evaluating: null, evaluatingIsApproximate: false, early: false },
        { ipRecordId: 'p1', asOf: '2026-02-28', inUse: 3, evaluating: null, evaluatingIsApproximate: false, early: false },
      ],
    }));

  it('names customers, and goes by them where they are more', () =>
    given(
      told(agreed()),
      told(counted('2026-02-28', 1)),
      told(resale('Alvesta', 'evaluating')),
      told(resale('Lund', 'live')),
      changed('Alvesta'),
    ).thenRows({
      inUseElsewhere: 2,
      evaluatingElsewhere: null,
      resales: [
        {
          ipRecordId: 'p1',
          resaleId: 'resale-Alvesta',
          customer: 'Alvesta',
          customerType: 'municipality',
          country: 'SE',
          status: 'live',
          scaling: 'replication',
          early: false,
        },
        expect.objectContaining({ customer: 'Lund', status: 'live' }),
      ],
    }));

  it('adds up the solutions of a challenge, each by its own latest count', () =>
    given(
      told(agreed()),
      told(agreed({ ...second, partnershipId: 'p2', owner: 'BINTEL' })),
      told(counted('2026-01-31', 4, { evaluating: 1 })),
      told(counted('2026-02-15', 2, { ...second, evaluating: 5, evaluatingIsApproximate: true })),
      told(counted('2026-02-28', 3)),
      told(resale('Alvesta', 'live', { ...second, resaleId: 'other' })),
    ).thenRows({
      owners: ['BINTEL', 'KLIMATOR'],
      inUseElsewhere: 5,
      evaluatingElsewhere: 5,
      evaluatingIsApproximate: true,
      countedOn: '2026-02-28',
    }));

  it('keeps challenges apart', () =>
    given(
      told(agreed()),
      told(agreed({ ...second, partnershipId: 'p2', challengeId: 'WASTE', owner: 'BINTEL' })),
      told(counted('2026-02-28', 3)),
    ).thenRows({ challengeId: 'SNOW', inUseElsewhere: 3 }, { challengeId: 'WASTE', inUseElsewhere: null }));

  it('says 0 only where somebody counted 0', () => given(told(agreed()), told(counted('2026-02-28', 0))).thenRows({ inUseElsewhere: 0 }));

  it('does not know how many use it where those who are named only evaluate it', () =>
    given(told(agreed()), told(resale('Alvesta', 'evaluating'))).thenRows({ inUseElsewhere: null, evaluatingElsewhere: 1 }));

  it('adds up what is known, where one solution of two was counted', () =>
    given(
      told(agreed()),
      told(agreed({ ...second, partnershipId: 'p2', owner: 'BINTEL' })),
      told(resale('Lund', 'contracted', second)),
      told(counted('2026-02-28', 3)),
    ).thenRows({ inUseElsewhere: 3 }));

  it('marks what is made up in counts and customers, and nothing of the terms that it does not show', () =>
    given(
      told(agreed(), { sources: 'S10', synthetic: 'contract amounts,targets' }),
      told(counted('2026-02-28', 3), { sources: 'S11', synthetic: 'counts' }),
      told(resale('Lund', 'contracted'), { synthetic: 'customers' }),
      told(resaleChanged('Lund', 'live') as SpreadFact, { synthetic: 'dates' }),
    ).thenRows({ sources: ['S10', 'S11'], synthetic: ['counts', 'customers', 'dates'] }));
});

import { describe, expect, it } from '@jest/globals';
import { scenario } from '@hub/testing/kernel';
import { award, CONTRACT_FROM, ended, phases, sek, sign, signed } from '../../testing/contract.js';
import { partnership } from '../partnership.js';
import type { Instalment, Phase } from '../partnership.events.js';
import { repeated } from './sign-contract.js';

const { given } = scenario(partnership);
const [first, second] = phases as [Phase, Phase];
const [toT1, toT2] = first.instalments as [Instalment, Instalment];
const withFirst = (changes: Partial<Phase>) => ({ phases: [{ ...first, ...changes }, second] });

describe('sign a contract', () => {
  it('takes over what the procurement decided and published', () => given().when(sign()).then(signed()));

  it('happens once for a procurement and a partner, also when the partnership has ended', () => {
    given(signed()).when(sign()).thenRejected('partnership.contract-exists', { procurementId: 'proc-1', partner: 'KLIMATOR' });
    given(signed(), ended()).when(sign()).thenRejected('partnership.contract-exists');
  });

  it('keeps whether ending after a phase was reserved', () =>
    given()
      .when(sign({ award: { ...award, mayEndAfterPhase: false } }))
      .then(signed({ mayEndAfterPhase: false })));
});

describe('a contract rests on an award', () => {
  it('needs one', () =>
    given()
      .when(sign({ award: undefined }))
      .thenRejected('partnership.nothing-awarded', { procurementId: 'proc-1' }));

  it('is for the partner who won (LOU 16:1)', () => {
    given()
      .when(sign({ award: { ...award, partners: ['BINTEL'] } }))
      .thenRejected('partnership.not-the-winner', { partner: 'KLIMATOR', partners: ['BINTEL'] });
    given()
      .when(sign({ award: { ...award, partners: ['BINTEL', 'KLIMATOR'] } }))
      .thenTypes('contract-signed.v1');
  });

  it('waits for the notification (LOU 12:12)', () =>
    given()
      .when(sign({ award: { ...award, contractFrom: undefined } }))
      .thenRejected('partnership.award-not-notified'));

  it('waits for the end of the standstill period, and not a day longer (LOU 20:1)', () => {
    given().when(sign({}, '2026-02-28')).thenRejected('partnership.standstill', { on: '2026-02-28', contractFrom: CONTRACT_FROM });
    given()
      .when(sign({}, CONTRACT_FROM))
      .then(signed({ signedOn: CONTRACT_FROM }));
  });

  it('falls with the procurement', () =>
    given()
      .when(sign({ award: { ...award, cancelled: true } }))
      .thenRejected('partnership.procurement-cancelled'));
});

describe('the phases of a contract', () => {
  it('are numbered 1, 2, 3 in their order (LOU 6:39)', () => {
    const numbered = (...numbers: number[]) => ({ phases: numbers.map((no) => ({ ...second, no })) });
    given()
      .when(sign(numbered(1)))
      .thenTypes('contract-signed.v1');
    given()
      .when(sign(numbered(1, 2)))
      .thenTypes('contract-signed.v1');
    for (const wrong of [[], [0], [2], [0, 1], [1, 3], [2, 1], [1, 1]])
      given()
        .when(sign(numbered(...wrong)))
        .thenRejected('partnership.phases-not-numbered', { numbers: wrong });
  });

  it('each have a target (LOU 6:40)', () =>
    given()
      .when(sign(withFirst({ targets: [], instalments: [] })))
      .thenRejected('partnership.phase-without-target', { phaseNo: 1 }));

  it('pay only against a target of their own (LOU 6:40)', () => {
    given()
      .when(sign(withFirst({ instalments: [{ ...toT1, targetId: 'T3' }] })))
      .thenRejected('partnership.instalment-without-target', { phaseNo: 1, instalmentId: 'I1', targetId: 'T3' });
    given()
      .when(sign(withFirst({ instalments: [] })))
      .thenTypes('contract-signed.v1');
  });

  it('never pay more in instalments than the phase may cost (LOU 6:40)', () => {
    const paying = (amount: string) => withFirst({ instalments: [toT1, { ...toT2, amount: sek(amount) }] });
    given()
      .when(sign(paying('200000.00')))
      .thenTypes('contract-signed.v1');
    given()
      .when(sign(paying('200000.01')))
      .thenRejected('partnership.instalments-above-phase', {
        phaseNo: 1,
        instalmentsMakeUp: sek('500000.01'),
        maxValue: sek('500000.00'),
      });
  });

  it('never cost more together than the maximum (LOU 6:31)', () => {
    given()
      .when(sign({ maximumCost: sek('1000000.00') }))
      .thenTypes('contract-signed.v1');
    given()
      .when(sign({ maximumCost: sek('999999.99') }))
      .thenRejected('partnership.phases-above-maximum', { phasesMakeUp: sek('1000000.00'), maximumCost: sek('999999.99') });
  });

  it('give every target and instalment an id of its own', () => {
    given()
      .when(sign(withFirst({ targets: [...first.targets, { targetId: 'T1', what: 'once more' }] })))
      .thenRejected('partnership.ids-repeated', { phaseNo: 1, twice: ['T1'] });
    given()
      .when(sign(withFirst({ instalments: [toT1, { ...toT2, instalmentId: 'I1' }] })))
      .thenRejected('partnership.ids-repeated', { phaseNo: 1, twice: ['I1'] });
  });
});

describe('the terms of a contract', () => {
  it('are all in one currency', () => {
    const euro = { amount: '1.00', currency: 'EUR' } as const;
    given()
      .when(sign(withFirst({ maxValue: euro })))
      .thenRejected('partnership.several-currencies', { currency: 'SEK' });
    given()
      .when(sign(withFirst({ instalments: [{ ...toT1, amount: euro }] })))
      .thenRejected('partnership.several-currencies');
    given()
      .when(sign({ maximumCost: euro }))
      .thenRejected('partnership.several-currencies', { currency: 'EUR' });
  });

  it('name what the solution must reach (LOU 6:31)', () => {
    given()
      .when(sign({ performanceLevels: [] }))
      .thenRejected('partnership.performance-levels-missing');
    const level = { levelId: 'L', metric: 'hours saved', operator: 'at-least', value: '1', unit: 'hours' } as const;
    given()
      .when(sign({ performanceLevels: [level] }))
      .thenTypes('contract-signed.v1');
    given()
      .when(sign({ performanceLevels: [level, level] }))
      .thenRejected('partnership.ids-repeated', { levels: ['L'] });
  });

  it('hold the first customer, the maintenance and the right to use it from the first day', () => {
    given()
      .when(sign({ firstCustomerTerms: undefined }))
      .thenRejected('partnership.first-customer-terms-missing');
    given()
      .when(sign({ maintenanceTerms: undefined }))
      .thenRejected('partnership.maintenance-terms-missing');
    given()
      .when(sign({ usageRight: undefined }))
      .thenRejected('partnership.usage-right-missing');
  });
});

it('finds the ids that occur more than once, each of them once', () => {
  expect(repeated(['a', 'b', 'a', 'a', 'constructor'])).toEqual(['a']);
  expect(repeated([])).toEqual([]);
});

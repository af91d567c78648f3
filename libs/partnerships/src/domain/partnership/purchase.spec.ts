import { describe, expect, it } from '@jest/globals';
import { toLocalDate } from '@hub/kernel';
import { scenario } from '@hub/testing/kernel';
import {
  assessed,
  command,
  completed,
  developed,
  ended,
  firstPhaseDone,
  phaseDecided,
  purchased,
  resultsAt,
  sek,
  signed,
  solutionAccepted,
  started,
} from '../../testing/contract.js';
import { partnership } from '../partnership.js';
import { reaches } from './purchase.js';

const { given } = scenario(partnership);
const accept = (results = resultsAt('95', '12'), cost = sek('950000.00')) =>
  command('accept-solution', { results, cost, delegation: 'D-1' });
const buy = (on?: string) => command('decide-purchase', { firstCustomerFrom: toLocalDate('2026-10-01'), delegation: 'D-1' }, on);
const complete = command('complete-partnership', { reason: 'handed over' });
const endedEarly = [started(1), assessed(1, 'T1', 'not-met'), assessed(1, 'T2', 'not-met'), phaseDecided(1, 'end'), ended()];

describe('reach a performance level', () => {
  it.each([
    ['90.5', 'at-least', true],
    ['90.50', 'at-least', true],
    ['90.4999999999', 'at-least', false],
    ['100', 'at-least', true],
    ['9.5', 'at-least', false],
    ['90.5', 'at-most', true],
    ['90.5000000001', 'at-most', false],
    ['-1', 'at-most', true],
  ] as const)('%s with %s 90.5: %s', (value, operator, expected) => {
    expect(reaches(value, { operator, value: '90.5' })).toBe(expected);
  });
});

describe('accept a solution', () => {
  it('is open when every phase was decided to be continued', () => {
    given(signed(), ...developed)
      .when(accept())
      .then(solutionAccepted());
    given(signed(), ...firstPhaseDone)
      .when(accept())
      .thenRejected('partnership.phases-not-continued', { phases: [2] });
    given(signed(), ...firstPhaseDone, started(2))
      .when(accept())
      .thenRejected('partnership.phases-not-continued', { phases: [2] });
    given(signed())
      .when(accept())
      .thenRejected('partnership.phases-not-continued', { phases: [1, 2] });
  });

  it('needs every level reached, and names each that is not (LOU 6:31)', () => {
    given(signed(), ...developed)
      .when(accept(resultsAt('90.5', '15')))
      .thenTypes('solution-accepted.v1');
    given(signed(), ...developed)
      .when(accept(resultsAt('90.4', '15')))
      .thenRejected('partnership.levels-not-met', {
        levels: [
          {
            levelId: 'hit-rate',
            metric: 'forecasts that were right',
            operator: 'at-least',
            value: '90.5',
            unit: 'percent',
            reached: '90.4',
          },
        ],
      });
    given(signed(), ...developed)
      .when(accept(resultsAt('9.1', '15.1')))
      .thenRejected('partnership.levels-not-met', {
        levels: [expect.objectContaining({ levelId: 'hit-rate' }), expect.objectContaining({ levelId: 'delay', reached: '15.1' })],
      });
  });

  it('needs a result for every level, and for nothing else', () => {
    const [hitRate] = resultsAt('95', '12');
    given(signed(), ...developed)
      .when(accept(hitRate ? [hitRate] : []))
      .thenRejected('partnership.levels-not-measured', { levels: ['delay'] });
    given(signed(), ...developed)
      .when(accept([...resultsAt('95', '12'), { levelId: 'noise', value: '1' }]))
      .thenRejected('partnership.level-unknown', { levels: ['noise'] });
    given(signed(), ...developed)
      .when(accept([...resultsAt('95', '12'), { levelId: 'delay', value: '99' }]))
      .thenRejected('partnership.ids-repeated', { twice: ['delay'] });
  });

  it('costs at most the agreed maximum, to the cent (LOU 6:31)', () => {
    given(signed(), ...developed)
      .when(accept(undefined, sek('1000000.00')))
      .then(solutionAccepted('1000000.00'));
    given(signed(), ...developed)
      .when(accept(undefined, sek('1000000.01')))
      .thenRejected('partnership.cost-above-maximum', { cost: sek('1000000.01'), maximumCost: sek('1000000.00') });
    given(signed(), ...developed)
      .when(accept(undefined, { amount: '1.00', currency: 'EUR' }))
      .thenRejected('partnership.several-currencies', { currency: 'SEK' });
  });

  it('happens once, and not after the end', () => {
    given(signed(), ...developed, solutionAccepted())
      .when(accept())
      .thenRejected('partnership.not-in-development', { stage: 'accepted' });
    given(signed(), ...endedEarly)
      .when(accept())
      .thenRejected('partnership.not-in-development', { stage: 'ended' });
  });
});

describe('decide the purchase', () => {
  it('buys what was accepted, at the cost it was accepted at', () =>
    given(signed(), ...developed, solutionAccepted('1000000.00'))
      .when(buy())
      .then(purchased('1000000.00')));

  it('is refused without an acceptance (LOU 6:31)', () => {
    given(signed(), ...developed)
      .when(buy())
      .thenRejected('partnership.not-accepted', { stage: 'developing' });
    given(signed()).when(buy()).thenRejected('partnership.not-accepted');
  });

  it('happens once, and not after the file is closed', () => {
    given(signed(), ...developed, solutionAccepted(), purchased())
      .when(buy())
      .thenRejected('partnership.purchased');
    given(signed(), ...developed, solutionAccepted(), completed)
      .when(buy())
      .thenRejected('partnership.closed', { stage: 'completed' });
    given(signed(), ...endedEarly)
      .when(buy())
      .thenRejected('partnership.closed', { stage: 'ended' });
  });

  it('is open until the last day of the option, where there is one', () => {
    given(signed(), ...developed, solutionAccepted())
      .when(buy('2026-12-31'))
      .thenTypes('purchase-decided.v1');
    given(signed(), ...developed, solutionAccepted())
      .when(buy('2027-01-01'))
      .thenRejected('partnership.option-expired', { on: '2027-01-01', optionUntil: '2026-12-31' });
    given(signed({ firstCustomerTerms: { priceModel: 'a fee', support: 'none' } }), ...developed, solutionAccepted())
      .when(buy('2030-01-01'))
      .thenTypes('purchase-decided.v1');
  });
});

describe('complete a partnership', () => {
  it('closes the file after the purchase, or when nothing more follows', () => {
    given(signed(), ...developed, solutionAccepted(), purchased())
      .when(complete)
      .then(completed);
    given(signed(), ...developed, solutionAccepted())
      .when(complete)
      .then(completed);
    given(signed(), ...developed)
      .when(complete)
      .then(completed);
  });

  it('waits for the phases', () => {
    given(signed(), ...firstPhaseDone)
      .when(complete)
      .thenRejected('partnership.phases-not-continued', { phases: [2] });
  });

  it('happens once, and not after the end', () => {
    given(signed(), ...developed, completed)
      .when(complete)
      .thenRejected('partnership.closed', { stage: 'completed' });
    given(signed(), ...endedEarly)
      .when(complete)
      .thenRejected('partnership.closed', { stage: 'ended' });
  });
});

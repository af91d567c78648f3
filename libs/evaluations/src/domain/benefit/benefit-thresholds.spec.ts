import { describe, expect, it } from '@jest/globals';
import { type LocalDate, money, plusDays, replay, toInstant, toLocalDate } from '@hub/kernel';
import { scenario } from '@hub/testing/kernel';
import fc from 'fast-check';
import { sek, thresholds, TODAY } from '../../testing/evaluation-story.js';
import { benefitThresholds, thresholdsOn } from './benefit-thresholds.js';
import type { SetBenefitThresholdsIntent } from './benefit-thresholds.commands.js';
import type { BenefitThresholds, BenefitThresholdsEvent } from './benefit-thresholds.events.js';

const set = (data: BenefitThresholds): SetBenefitThresholdsIntent => ({
  type: 'set-benefit-thresholds',
  at: toInstant('2026-03-10T09:00:00Z'),
  on: TODAY,
  by: 'coordinator',
  data,
});
const wasSet = (data: BenefitThresholds): BenefitThresholdsEvent => ({ type: 'benefit-thresholds-set.v1', data });
const from = (validFrom: string) => thresholds({ validFrom: toLocalDate(validFrom) });

const { given } = scenario(benefitThresholds);

describe('set the thresholds of benefit', () => {
  it('keeps them, with where they come from and why', () => given().when(set(thresholds())).then(wasSet(thresholds())));

  it('lets large begin above medium, by an öre at least', () => {
    const data = thresholds({ mediumFrom: sek('100.00'), largeFrom: sek('100.01') });
    given().when(set(data)).then(wasSet(data));
    given()
      .when(set({ ...data, largeFrom: sek('100.00') }))
      .thenRejected('benefit-thresholds.not-ascending');
    given()
      .when(set({ ...data, largeFrom: sek('99.99') }))
      .thenRejected('benefit-thresholds.not-ascending');
  });

  it.each(['hourlyRate', 'mediumFrom', 'largeFrom'] as const)('counts %s in SEK', (field) => {
    given()
      .when(set(thresholds({ [field]: money('700000', 'EUR') })))
      .thenRejected('benefit-thresholds.not-in-sek');
  });

  it('holds from a day after the last ones', () => {
    const last = wasSet(from('2026-01-01'));
    given(last)
      .when(set(from('2026-01-02')))
      .then(wasSet(from('2026-01-02')));
    given(last)
      .when(set(from('2026-01-01')))
      .thenRejected('benefit-thresholds.not-after-the-last', { validFrom: '2026-01-01', last: '2026-01-01' });
    given(last)
      .when(set(from('2025-12-31')))
      .thenRejected('benefit-thresholds.not-after-the-last');
  });
});

describe('the thresholds of a day', () => {
  const history = [from('2026-01-01'), from('2026-07-01')];
  it.each([
    ['2025-12-31', undefined],
    ['2026-01-01', '2026-01-01'],
    ['2026-06-30', '2026-01-01'],
    ['2026-07-01', '2026-07-01'],
    ['2030-01-01', '2026-07-01'],
  ])('on %s are those from %s', (day, validFrom) => {
    expect(thresholdsOn(history, toLocalDate(day))?.validFrom).toBe(validFrom);
  });
});

it('keeps a history in which each line begins later than the one before, whatever is asked for', () => {
  const days = fc.array(fc.integer({ min: -30, max: 30 }).map((days): LocalDate => plusDays(TODAY, days)));
  fc.assert(
    fc.property(days, (asked) => {
      const facts = asked.reduce<BenefitThresholdsEvent[]>((past, day) => {
        const decision = benefitThresholds.decide(set(thresholds({ validFrom: day })), replay(benefitThresholds, past));
        return 'rejected' in decision ? past : [...past, ...decision];
      }, []);
      const kept = facts.map(({ data }) => data.validFrom);
      expect(kept).toEqual([...new Set(kept)].sort());
    }),
  );
});

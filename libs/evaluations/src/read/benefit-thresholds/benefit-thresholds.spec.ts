import { describe, it } from '@jest/globals';
import { toLocalDate } from '@hub/kernel';
import { platformMigrations } from '@hub/platform';
import { projectionScenario } from '@hub/testing/platform';
import type { BenefitThresholds, BenefitThresholdsEvent } from '../../domain/benefit/benefit-thresholds.events.js';
import { evaluationsMigrations } from '../../tables.js';
import { sek, thresholds } from '../../testing/evaluation-story.js';
import { BenefitThresholdsProjection } from './benefit-thresholds.projection.js';

const { given } = projectionScenario<BenefitThresholdsEvent>(
  () => new BenefitThresholdsProjection(),
  [...platformMigrations, ...evaluationsMigrations],
);
const set = (data: BenefitThresholds, more: object = {}) => ({
  stream: 'benefit-thresholds',
  fact: { type: 'benefit-thresholds-set.v1', data } as const,
  ...more,
});

describe('the history of the thresholds of benefit', () => {
  it('has a line for each time they were set: what, from when, by whom and why', () =>
    given(
      set(thresholds(), { at: '2025-12-01T10:00:00Z', by: 'dora', sources: 'S8', synthetic: 'hourlyRate,largeFrom' }),
      set(thresholds({ validFrom: toLocalDate('2026-07-01'), largeFrom: sek('600000.00'), reason: 'Dearer' })),
    ).thenRows(
      {
        validFrom: '2026-01-01',
        hourlyRate: sek('500.00'),
        mediumFrom: sek('100000.00'),
        largeFrom: sek('500000.00'),
        source: 'Budget 2026',
        reason: 'The first ones',
        setBy: 'dora',
        setAt: '2025-12-01T10:00:00.000Z',
        sources: ['S8'],
        synthetic: ['hourlyRate', 'largeFrom'],
      },
      { validFrom: '2026-07-01', largeFrom: sek('600000.00'), reason: 'Dearer', sources: [], synthetic: [] },
    ));
});

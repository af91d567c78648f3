import { describe, it } from '@jest/globals';
import { toLocalDate } from '@hub/kernel';
import { platformMigrations } from '@hub/platform';
import { projectionScenario } from '@hub/testing/platform';
import type { TestBedEvent } from '../../domain/testbed.events.js';
import { testbedsMigrations } from '../../tables.js';
import { TestBedProjection } from './test-bed.projection.js';

const { given } = projectionScenario<TestBedEvent>(() => new TestBedProjection(), [...platformMigrations, ...testbedsMigrations]);

const told = (fact: TestBedEvent, more: object = {}) => ({ stream: 'testbed-t1', fact, ...more });
const of = { testBedId: 't1', challengeId: 'SNOW' };
const opened: TestBedEvent = {
  type: 'testbed-opened.v1',
  data: { ...of, site: 'road network', host: 'SBF', opensOn: toLocalDate('2021-11-01') },
};

describe('the list of test beds', () => {
  it('shows where a solution is tried', () =>
    given(told(opened, { sources: 'S11' })).thenRows({
      id: 't1',
      challengeId: 'SNOW',
      site: 'road network',
      host: 'SBF',
      opensOn: '2021-11-01',
      closesOn: null,
      status: 'open',
      feedback: [],
      adoption: [],
      sources: ['S11'],
    }));

  it('shows what was said and measured, and how it ended', () =>
    given(
      told({ ...opened, data: { ...opened.data, closesOn: toLocalDate('2022-04-01') } }),
      told(
        { type: 'testbed-feedback-recorded.v1', data: { ...of, feedbackId: 'f1', feedback: 'It helps.' } },
        { at: '2022-01-10T08:00:00Z' },
      ),
      told({ type: 'testbed-feedback-recorded.v1', data: { ...of, feedbackId: 'f2', feedback: 'Still.' } }, { at: '2022-01-11T08:00:00Z' }),
      told({
        type: 'testbed-adoption-measured.v1',
        data: { ...of, metric: 'routes', value: '12', unit: 'routes', measuredOn: toLocalDate('2022-01-12') },
      }),
      told({ type: 'testbed-closed.v1', data: { ...of, reason: 'spring' } }),
    ).thenRows({
      closesOn: '2022-04-01',
      status: 'closed',
      closedBecause: 'spring',
      feedback: [
        { feedbackId: 'f1', feedback: 'It helps.', at: '2022-01-10T08:00:00.000Z' },
        { feedbackId: 'f2', feedback: 'Still.', at: '2022-01-11T08:00:00.000Z' },
      ],
      adoption: [{ metric: 'routes', value: '12', unit: 'routes', measuredOn: '2022-01-12' }],
    }));
});

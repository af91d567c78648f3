import { describe, expect, it } from '@jest/globals';
import { toInstant, toLocalDate } from '@hub/kernel';
import { scenario } from '@hub/testing/kernel';
import type { MeasureAdoptionIntent, OpenTestBedIntent, TestBedCommand } from './testbed.commands.js';
import type { TestBedEvent } from './testbed.events.js';
import { testBed } from './testbed.js';

function command<T extends TestBedCommand['type']>(type: T, data: Extract<TestBedCommand, { type: T }>['data'], on = '2022-01-15') {
  return { type, at: toInstant(`${on}T09:00:00Z`), on: toLocalDate(on), by: 'need-owner', data } as Extract<TestBedCommand, { type: T }>;
}
const of = { testBedId: 't1', challengeId: 'SNOW' };
const place = { site: 'road network', host: 'SBF', opensOn: toLocalDate('2021-11-01') };
const open = (changes: Partial<OpenTestBedIntent['data']> = {}) =>
  command('open-test-bed', { ...of, ...place, challengeKnown: true, ...changes });
const feedback = (on?: string) => command('record-feedback', { testBedId: 't1', feedbackId: 'f1', feedback: 'The forecast helps us.' }, on);
const measure = (changes: Partial<MeasureAdoptionIntent['data']> = {}) =>
  command('measure-adoption', {
    testBedId: 't1',
    metric: 'routes by forecast',
    value: '12',
    unit: 'routes',
    measuredOn: toLocalDate('2022-01-15'),
    ...changes,
  });
const close = command('close-test-bed', { testBedId: 't1', reason: 'the winter is over' });
const opened: TestBedEvent = { type: 'testbed-opened.v1', data: { ...of, ...place } };
const closed: TestBedEvent = { type: 'testbed-closed.v1', data: { ...of, reason: 'the winter is over' } };

const { given } = scenario(testBed);

describe('open a test bed', () => {
  it('tries the solution of a challenge that there is', () => {
    given().when(open()).then(opened);
    given()
      .when(open({ challengeKnown: false }))
      .thenRejected('testbed.challenge-unknown', { challengeId: 'SNOW' });
  });
  it('may be for a day, and does not close before it opens', () => {
    given()
      .when(open({ closesOn: place.opensOn }))
      .thenTypes('testbed-opened.v1');
    given()
      .when(open({ closesOn: toLocalDate('2021-10-31') }))
      .thenRejected('testbed.period-reversed');
  });
  it('happens once', () => given(opened).when(open()).thenRejected('testbed.already-opened'));
});

describe('what is said in a test bed', () => {
  it('is kept from the day it opens on', () => {
    given(opened)
      .when(feedback('2021-11-01'))
      .then({ type: 'testbed-feedback-recorded.v1', data: { ...of, feedbackId: 'f1', feedback: 'The forecast helps us.' } });
    given(opened).when(feedback('2021-10-31')).thenRejected('testbed.not-open-yet', { opensOn: '2021-11-01' });
  });
});

describe('how far a solution is used', () => {
  it('is a number with its unit and its day', () =>
    given(opened)
      .when(measure())
      .then({ type: 'testbed-adoption-measured.v1', data: { ...measure().data, challengeId: 'SNOW' } }));
  it('is decimal', () => {
    for (const value of ['0', '-3.5', '999999999999999.123456'])
      given(opened).when(measure({ value })).thenTypes('testbed-adoption-measured.v1');
    for (const value of ['many', '1,5', '.5', '1.', '1e3', '1000000000000000', '0.1234567', '1\n'])
      given(opened).when(measure({ value })).thenRejected('testbed.value-not-a-number', { value });
  });
  it('was measured from the day it opens on, and not tomorrow', () => {
    given(opened)
      .when(measure({ measuredOn: toLocalDate('2021-11-01') }))
      .thenTypes('testbed-adoption-measured.v1');
    given(opened)
      .when(measure({ measuredOn: toLocalDate('2021-10-31') }))
      .thenRejected('testbed.not-open-yet');
    given(opened)
      .when(measure({ measuredOn: toLocalDate('2022-01-16') }))
      .thenRejected('testbed.measured-in-the-future');
  });
});

describe('a closed test bed', () => {
  it('takes nothing more', () => {
    given(opened).when(close).then(closed);
    for (const each of [close, feedback(), measure()]) given(opened, closed).when(each).thenRejected('testbed.closed');
    expect(given(opened, closed).state()?.closed).toBe(true);
  });
});

it('is asked of a test bed that there is', () => {
  for (const each of [close, feedback(), measure()]) given().when(each).thenRejected('testbed.not-found', { testBedId: 't1' });
});

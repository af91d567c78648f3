import { describe, it } from '@jest/globals';
import { toLocalDate } from '@hub/kernel';
import { scenario } from '@hub/testing/kernel';
import {
  admit,
  admitted,
  cancelled,
  closed,
  define,
  defined,
  definedWith,
  END,
  extend,
  open,
  plan,
  planned,
  planOf,
  ran,
  released,
  replan,
  START,
  wholePeriod,
} from '../testing/programme-story.js';
import type { ProgrammeEvent } from './programme.events.js';
import { programme } from './programme.js';

const { given } = scenario(programme);

describe('define a programme', () => {
  it('sets its limits once', () => {
    given().when(define()).then(defined);
    given(defined).when(define()).thenRejected('programme.already-defined');
  });
  it('has limits that can be kept', () => {
    given()
      .when(define({ minChallengesPerCycle: 3, maxChallenges: 3 }))
      .thenTypes('programme-defined.v1');
    given()
      .when(define({ minChallengesPerCycle: 4 }))
      .thenRejected('programme.limits-contradict');
    given()
      .when(define({ minChallengesPerCycle: 3, maxChallenges: 2 }))
      .thenRejected('programme.limits-contradict');
  });
  it('lasts a day or longer', () => {
    given()
      .when(define({ endsOn: toLocalDate(START) }))
      .thenTypes('programme-defined.v1');
    given()
      .when(define({ endsOn: toLocalDate('2019-08-31') }))
      .thenRejected('programme.period-reversed');
  });
  it('comes before everything else', () => {
    given().when(extend('2023-02-28')).thenRejected('programme.not-found', { programmeId: 'DIACCESS' });
    given().when(open()).thenRejected('programme.not-found');
  });
});

describe('extend a programme', () => {
  it('is only ever to a later day', () => {
    given(defined)
      .when(extend('2022-09-01'))
      .then({
        type: 'programme-extended.v1',
        data: { programmeId: 'DIACCESS', endsOn: toLocalDate('2022-09-01'), reason: 'more time' },
      });
    given(defined).when(extend(END)).thenRejected('programme.extension-not-later', { endsOn: END });
  });
  it('counts from the last extension', () => {
    const longer: ProgrammeEvent = { type: 'programme-extended.v1', data: extend('2023-02-28').data };
    given(defined, longer).when(extend('2023-02-28')).thenRejected('programme.extension-not-later', { endsOn: '2023-02-28' });
  });
});

describe('plan a cycle', () => {
  it('is possible without knowing what was planned', () => given(defined).when(plan(1)).then(planned(1)));
  it('numbers cycles from one to the most there are', () => {
    given(defined).when(plan(5)).thenTypes('cycle-planned.v1');
    given(defined).when(plan(6)).thenRejected('programme.cycle-number-out-of-range', { maxCycles: 5 });
    given(defined).when(plan(0)).thenRejected('programme.cycle-number-out-of-range');
    given(definedWith({ maxCycles: 6 }))
      .when(plan(6))
      .thenTypes('cycle-planned.v1');
  });
  it('lets a plan fill the period and not a day more', () => {
    given(defined).when(plan(1, wholePeriod)).thenTypes('cycle-planned.v1');
    given(defined)
      .when(plan(1, { ...wholePeriod, opensOn: toLocalDate('2019-08-31') }))
      .thenRejected('programme.plan-outside-its-period');
    given(defined)
      .when(plan(1, { ...wholePeriod, closesOn: toLocalDate('2022-09-01') }))
      .thenRejected('programme.plan-outside-its-period');
  });
  it('keeps the steps in order; two may fall on one day', () => {
    given(defined)
      .when(plan(1, planOf('2020-02-01', '2020-02-01', '2020-02-01', '2020-02-01')))
      .thenTypes('cycle-planned.v1');
    for (const days of [
      planOf('2020-02-02', '2020-02-01', '2020-03-01', '2020-04-01'),
      planOf('2020-02-01', '2020-03-02', '2020-03-01', '2020-04-01'),
      planOf('2020-02-01', '2020-03-01', '2020-04-02', '2020-04-01'),
    ])
      given(defined).when(plan(1, days)).thenRejected('programme.plan-out-of-order');
  });
  it('gives a number once, unless its cycle was cancelled before it opened', () => {
    given(defined, planned()).when(plan(1)).thenRejected('programme.cycle-already-planned', { cycleNo: 1 });
    given(defined, planned(), admitted('SNOW'), ...cancelled('SNOW'))
      .when(plan(1))
      .then(planned());
    given(defined, ...ran(1, 'SNOW'), ...cancelled('SNOW'))
      .when(plan(1))
      .thenRejected('programme.cycle-already-planned');
  });
  it('can be changed until the cycle is over', () => {
    given(defined, planned()).when(replan(wholePeriod)).thenTypes('cycle-replanned.v1');
    given(defined, ...ran(1, 'SNOW'))
      .when(replan(wholePeriod))
      .thenTypes('cycle-replanned.v1');
    given(defined, ...ran(1, 'SNOW'), closed('SNOW'))
      .when(replan(wholePeriod))
      .thenRejected('programme.cycle-over', { status: 'closed' });
    given(defined, planned())
      .when(replan({ ...wholePeriod, closesOn: toLocalDate('2022-09-01') }))
      .thenRejected('programme.plan-outside-its-period');
    given(defined).when(replan(wholePeriod)).thenRejected('programme.cycle-not-planned', { cycleNo: 1 });
  });
});

describe('what counts against the most challenges of a programme', () => {
  const one = definedWith({ maxChallenges: 1 });
  const intoSecond = (challengeId: string) => admit(challengeId, { cycleNo: 2 });

  it('is not a challenge that was released', () =>
    given(one, planned(), admitted('A'), released('A')).when(admit('B')).thenTypes('challenge-admitted.v1'));
  it('is not one whose cycle was cancelled before it opened', () =>
    given(one, planned(), admitted('A'), ...cancelled('A'), planned(2))
      .when(intoSecond('B'))
      .thenTypes('challenge-admitted.v1'));
  it('is one whose cycle was opened, also when that was cancelled or closed', () => {
    given(one, ...ran(1, 'A'), ...cancelled('A'), planned(2))
      .when(intoSecond('B'))
      .thenRejected('programme.full');
    given(one, ...ran(1, 'A'), closed('A'), planned(2))
      .when(intoSecond('B'))
      .thenRejected('programme.full');
  });
  it('is the same one once, when it comes back after its cycle was cancelled', () =>
    given(one, ...ran(1, 'A'), ...cancelled('A'), planned(2))
      .when(intoSecond('A'))
      .then(admitted('A', 2)));
});

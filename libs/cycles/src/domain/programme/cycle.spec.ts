import { describe, expect, it } from '@jest/globals';
import { scenario } from '@hub/testing/kernel';
import {
  admit,
  admitted,
  cancel,
  cancelled,
  close,
  closed,
  defined,
  definedWith,
  developing,
  END,
  extend,
  of,
  open,
  opened,
  outcome,
  planned,
  procuring,
  ran,
  release,
  released,
  START,
} from '../../testing/programme-story.js';
import type { ProgrammeEvent } from '../programme.events.js';
import { programme } from '../programme.js';

const { given } = scenario(programme);

describe('admit a challenge', () => {
  it('is for challenges that are ready or published', () => {
    given(defined, planned()).when(admit('SNOW')).then(admitted('SNOW'));
    given(defined, planned())
      .when(admit('SNOW', { standing: 'published' }))
      .then(admitted('SNOW'));
    for (const standing of ['draft', 'taken-up', 'over'] as const)
      given(defined, planned()).when(admit('SNOW', { standing })).thenRejected('programme.challenge-not-ready', { standing });
    given(defined, planned())
      .when(admit('SNOW', { standing: undefined }))
      .thenRejected('programme.challenge-unknown', { challengeId: 'SNOW' });
  });
  it('fills a cycle with three and no more', () => {
    given(defined, planned(), admitted('A'), admitted('B')).when(admit('C')).thenTypes('challenge-admitted.v1');
    given(defined, planned(), admitted('A'), admitted('B'), admitted('C'))
      .when(admit('D'))
      .thenRejected('programme.cycle-full', { maxChallengesPerCycle: 3 });
    given(definedWith({ maxChallengesPerCycle: 4 }), planned(), admitted('A'), admitted('B'), admitted('C'))
      .when(admit('D'))
      .thenTypes('challenge-admitted.v1');
  });
  it('fills a programme with as many as it says and no more', () => {
    const three = definedWith({ maxChallenges: 3 });
    given(three, ...ran(2, 'A'), planned(), admitted('B'))
      .when(admit('C'))
      .thenTypes('challenge-admitted.v1');
    given(three, ...ran(2, 'A', 'B'), planned(), admitted('C'))
      .when(admit('D'))
      .thenRejected('programme.full', { maxChallenges: 3 });
  });
  it('is into one cycle at a time', () => {
    given(defined, planned(2), admitted('SNOW', 2), planned())
      .when(admit('SNOW'))
      .thenRejected('programme.challenge-in-a-cycle', { programmeId: 'DIACCESS', cycleNo: 2 });
    given(defined, planned(), admitted('SNOW')).when(admit('SNOW')).thenRejected('programme.challenge-in-a-cycle');
    given(defined, ...ran(1, 'SNOW'), closed('SNOW'), planned(2))
      .when(admit('SNOW', { cycleNo: 2 }))
      .thenRejected('programme.challenge-in-a-cycle', { programmeId: 'DIACCESS', cycleNo: 1 });
    given(defined, planned())
      .when(admit('SNOW', { elsewhere: { programmeId: 'OTHER', cycleNo: 1 } }))
      .thenRejected('programme.challenge-in-a-cycle', { programmeId: 'OTHER', cycleNo: 1 });
  });
  it('ends when the cycle opens', () => {
    given(defined, ...ran(1, 'SNOW'))
      .when(admit('HEAT'))
      .thenRejected('programme.cycle-has-opened');
    given(defined, planned(), ...cancelled())
      .when(admit('HEAT'))
      .thenRejected('programme.cycle-over', { status: 'cancelled' });
    given(defined).when(admit('HEAT')).thenRejected('programme.cycle-not-planned');
  });
});

describe('release a challenge', () => {
  it('is possible until the cycle opens', () => {
    given(defined, planned(), admitted('SNOW')).when(release('SNOW')).then(released('SNOW'));
    given(defined, ...ran(1, 'SNOW'))
      .when(release('SNOW'))
      .thenRejected('programme.cycle-has-opened');
  });
  it('is for a challenge of the cycle', () =>
    given(defined, planned()).when(release('SNOW')).thenRejected('programme.challenge-not-in-cycle', { challengeId: 'SNOW' }));
});

describe('open a cycle', () => {
  it('needs at least as many challenges as the programme says', () => {
    given(defined, planned()).when(open()).thenRejected('programme.too-few-challenges', { has: 0, minChallengesPerCycle: 1 });
    given(defined, planned(), admitted('SNOW'))
      .when(open())
      .then(opened(['SNOW']));
    given(definedWith({ minChallengesPerCycle: 2 }), planned(), admitted('SNOW'))
      .when(open())
      .thenRejected('programme.too-few-challenges', { has: 1, minChallengesPerCycle: 2 });
  });
  it('happens within the period, on its first and its last day too', () => {
    const ready = [planned(), admitted('SNOW')];
    given(defined, ...ready)
      .when(open(START))
      .thenTypes('cycle-opened.v1');
    given(defined, ...ready)
      .when(open('2019-08-31'))
      .thenRejected('programme.outside-its-period');
    given(defined, ...ready)
      .when(open(END))
      .thenTypes('cycle-opened.v1');
    given(defined, ...ready)
      .when(open('2022-09-01'))
      .thenRejected('programme.outside-its-period');
    const longer: ProgrammeEvent = { type: 'programme-extended.v1', data: extend('2022-09-01').data };
    given(defined, ...ready, longer)
      .when(open('2022-09-01'))
      .thenTypes('cycle-opened.v1');
  });
  it('happens once', () =>
    given(defined, ...ran(1, 'SNOW'))
      .when(open())
      .thenRejected('programme.cycle-has-opened'));
});

describe('the steps of a cycle', () => {
  it('are the first procurement and the first contract', () => {
    const open = [defined, ...ran(1, 'SNOW', 'HEAT')];
    const procured: ProgrammeEvent = { type: 'cycle-procurement-started.v1', data: { ...of(), challengeId: 'SNOW' } };
    given(...open)
      .when(procuring('SNOW'))
      .then(procured);
    given(...open, procured)
      .when(procuring('HEAT'))
      .thenNothing();
    const developed: ProgrammeEvent = { type: 'cycle-development-started.v1', data: developing('SNOW').data };
    given(...open, procured)
      .when(developing('SNOW'))
      .then(developed);
    given(...open, procured, developed)
      .when(developing('HEAT'))
      .thenNothing();
    expect(
      given(...open, procured, developed)
        .state()
        ?.cycles.get(1)?.status,
    ).toBe('in-development');
  });
  it('are those of its own challenges, while it runs', () => {
    given(defined, ...ran(1, 'SNOW'))
      .when(procuring('FOOD'))
      .thenNothing();
    given(defined, planned(), admitted('SNOW')).when(procuring('SNOW')).thenNothing();
    given(defined, ...ran(1, 'SNOW'), closed('SNOW'))
      .when(developing('SNOW'))
      .thenNothing();
    given(defined).when(procuring('SNOW')).thenRejected('programme.cycle-not-planned');
  });
});

describe('close a cycle', () => {
  const running = [defined, ...ran(1, 'SNOW', 'HEAT')];
  it('takes one outcome for each of its challenges', () =>
    given(...running)
      .when(close(outcome('HEAT'), outcome('SNOW')))
      .then(closed('HEAT', 'SNOW')));
  it('is refused when one is missing, foreign or told twice', () => {
    given(...running)
      .when(close(outcome('SNOW')))
      .thenRejected('programme.outcomes-incomplete', { missing: ['HEAT'], foreign: [], twice: [] });
    given(...running)
      .when(close(outcome('SNOW'), outcome('HEAT'), outcome('FOOD')))
      .thenRejected('programme.outcomes-incomplete', { missing: [], foreign: ['FOOD'], twice: [] });
    given(...running)
      .when(close(outcome('SNOW'), outcome('HEAT'), outcome('SNOW')))
      .thenRejected('programme.outcomes-incomplete', { missing: [], foreign: [], twice: ['SNOW'] });
  });
  it('is for a cycle that runs', () => {
    given(defined, planned(), admitted('SNOW'))
      .when(close(outcome('SNOW')))
      .thenRejected('programme.cycle-not-open');
    given(defined, ...ran(1, 'SNOW'), closed('SNOW'))
      .when(close(outcome('SNOW')))
      .thenRejected('programme.cycle-over', { status: 'closed' });
  });
});

describe('cancel a cycle', () => {
  it('is possible until it is over', () => {
    given(defined, planned())
      .when(cancel)
      .then(...cancelled());
    given(defined, ...ran(1, 'SNOW'))
      .when(cancel)
      .thenTypes('challenge-released.v1', 'cycle-cancelled.v1');
    given(defined, ...ran(1, 'SNOW'), closed('SNOW'))
      .when(cancel)
      .thenRejected('programme.cycle-over', { status: 'closed' });
    given(defined, planned(), ...cancelled())
      .when(cancel)
      .thenRejected('programme.cycle-over', { status: 'cancelled' });
  });
  it('lets go of its challenges, so that they can be admitted elsewhere', () => {
    given(defined, planned(), admitted('SNOW'), admitted('HEAT'))
      .when(cancel)
      .then(...cancelled('SNOW', 'HEAT'));
    given(defined, planned(), admitted('SNOW'), ...cancelled('SNOW'), planned(2))
      .when(admit('SNOW', { cycleNo: 2 }))
      .then(admitted('SNOW', 2));
  });
});

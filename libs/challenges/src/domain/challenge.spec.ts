import { describe, expect, it } from '@jest/globals';
import { toLocalDate } from '@hub/kernel';
import { scenario } from '@hub/testing/kernel';
import { asks, CYCLE, goal, measured, READY, TODAY, told } from '../testing/challenge-story.js';
import { challenge } from './challenge.js';
import type { ChallengeEvent, MeasuredEffect } from './challenge.events.js';
import type { ProposalVerdict } from './proposal-verdicts.port.js';

const { given } = scenario(challenge);

type By = { forTheHub: boolean; organisation?: string | undefined };
const HUB: By = { forTheHub: true };
const owner = (organisation?: string): By => ({ forTheHub: false, organisation });
const draft = (...proposals: readonly ProposalVerdict[]) => asks('draft-challenge', { title: 'Snow', need: 'Clear it in time', proposals });
const suited = (proposalId: string) => ({ proposalId, forAChallenge: true });
const setGoal = (who = HUB) => asks('set-effect-goal', { goal: goal(), ...who });
const dropGoal = (goalId = 'g1', who = HUB) => asks('drop-effect-goal', { goalId, reason: 'wrong', ...who });
const ready = (minimumRequirements: readonly string[] = []) =>
  asks('ready-challenge', { minimumRequirements, implementationLikelihood: 'High: budgeted' });
const publish = asks('publish-challenge', {});
const takeUp = (cycle = CYCLE) => asks('take-up-challenge', cycle);
const putBack = (cycle = CYCLE) => asks('put-back-challenge', { ...cycle, reason: 'no time' });
const solve = (measuredEffects: readonly MeasuredEffect[] = [measured()], who = HUB) =>
  asks('solve-challenge', { measuredEffects, reason: 'In use', ...who });
const abandon = asks('abandon-challenge', { ground: 'no-partner', reason: 'Nobody came' });
const taken: readonly ChallengeEvent[] = [...READY, told.takenUp];

describe('draft a challenge', () => {
  it('comes from proposals that were concluded as one', () => {
    given()
      .when(draft(suited('p1'), suited('p2')))
      .then(told.drafted);
    given()
      .when(draft(suited('p1'), { proposalId: 'p2', forAChallenge: false }))
      .thenRejected('challenge.proposal-not-for-a-challenge', { proposalId: 'p2' });
  });

  it('takes no proposal from another living challenge', () => {
    given()
      .when(draft(suited('p1'), { ...suited('p2'), challengeId: 'ICE' }))
      .thenRejected('challenge.proposal-taken', { proposalId: 'p2', challengeId: 'ICE' });
  });

  it('uses a key once', () => {
    given(told.drafted)
      .when(draft(suited('p1')))
      .thenRejected('challenge.already-drafted', { challengeId: 'SNOW' });
    given(told.drafted, told.abandoned)
      .when(draft(suited('p1')))
      .thenRejected('challenge.already-drafted');
  });

  it('comes before everything else', () => given().when(publish).thenRejected('challenge.not-found', { challengeId: 'SNOW' }));
});

describe('the need owner', () => {
  const name = (needOwner: string) => asks('name-need-owner', { needOwner });
  it('is one at a time', () => {
    given(told.drafted).when(name('SBF')).then(told.owned('SBF'));
    given(told.drafted, told.owned('SBF')).when(name('SBF')).thenNothing();
    given(told.drafted, told.owned('SBF')).when(name('SSAM')).then(told.owned('SSAM'));
    expect(given(told.drafted, told.owned('SBF'), told.owned('SSAM')).state()?.needOwner).toBe('SSAM');
  });

  it.each([
    ['sets', [told.drafted, told.owned()], setGoal],
    ['drops', [told.drafted, told.owned(), told.goalSet()], (by: By) => dropGoal('g1', by)],
    ['reaches', taken, (by: By) => solve([measured()], by)],
  ])('%s the goals of their own challenge only', (_what, facts: readonly ChallengeEvent[], command) => {
    expect(challenge.decide(command(owner('SBF')), given(...facts).state())).toHaveLength(1);
    given(...facts)
      .when(command(owner('SSAM')))
      .thenRejected('challenge.not-yours');
    given(...facts)
      .when(command(owner()))
      .thenRejected('challenge.not-yours');
  });

  it('is nobody before one is named, also not somebody without an organisation', () => {
    given(told.drafted).when(setGoal(owner())).thenRejected('challenge.not-yours');
  });
});

describe('effect goals', () => {
  it('are set and dropped until a cycle takes the challenge up', () => {
    given(told.drafted).when(setGoal()).then(told.goalSet());
    given(told.drafted, told.goalSet()).when(dropGoal()).then(told.goalDropped());
    given(...READY)
      .when(setGoal())
      .thenTypes('effect-goal-set.v1');
    given(...taken)
      .when(setGoal())
      .thenRejected('challenge.taken-up', CYCLE);
    given(...taken)
      .when(dropGoal())
      .thenRejected('challenge.taken-up', CYCLE);
    given(...taken, told.putBack)
      .when(setGoal())
      .thenTypes('effect-goal-set.v1');
  });

  it('are dropped only when they are there', () => {
    given(told.drafted).when(dropGoal('g9')).thenRejected('challenge.goal-unknown', { goalId: 'g9' });
  });

  it('of a challenge that is ready are one at least', () => {
    given(...READY)
      .when(dropGoal())
      .thenRejected('challenge.last-goal', { goalId: 'g1' });
    given(...READY, told.goalSet('g2'))
      .when(dropGoal())
      .then(told.goalDropped());
  });
});

describe('ready', () => {
  it('needs a need owner and an effect goal', () => {
    given(told.drafted, told.owned(), told.goalSet()).when(ready()).then(told.readied());
    given(told.drafted, told.goalSet()).when(ready()).thenRejected('challenge.need-owner-missing');
    given(told.drafted, told.owned()).when(ready()).thenRejected('challenge.effect-goal-missing');
    given(told.drafted, told.owned(), told.goalSet(), told.goalDropped()).when(ready()).thenRejected('challenge.effect-goal-missing');
  });

  it('describes the need and not the solution: ten minimum requirements at most', () => {
    const some = (count: number) => Array.from({ length: count }, (_, index) => `Requirement ${index}`);
    given(told.drafted, told.owned(), told.goalSet())
      .when(ready(some(10)))
      .then(told.readied(some(10)));
    given(told.drafted, told.owned(), told.goalSet())
      .when(ready(some(11)))
      .thenRejected('challenge.too-many-minimum-requirements', { count: 11, most: 10 });
  });

  it('is said once; the minimum requirements stay as they are', () => {
    given(...READY)
      .when(ready(['More']))
      .thenRejected('challenge.already-ready');
    given(...taken)
      .when(ready(['More']))
      .thenRejected('challenge.already-ready');
  });
});

describe('publish', () => {
  it('shows what is ready, once', () => {
    given(...READY)
      .when(publish)
      .then(told.published);
    given(...READY, told.published)
      .when(publish)
      .thenNothing();
    given(told.drafted).when(publish).thenRejected('challenge.not-ready');
  });
  it('may follow once a cycle has taken it up', () =>
    given(...taken)
      .when(publish)
      .then(told.published));
});

describe('taken up by a cycle', () => {
  const other = { programmeId: 'DIACCESS', cycleNo: 2 };
  it('is what is ready, published or not', () => {
    given(...READY)
      .when(takeUp())
      .then(told.takenUp);
    given(...READY, told.published)
      .when(takeUp())
      .then(told.takenUp);
    given(told.drafted).when(takeUp()).thenRejected('challenge.not-ready');
  });
  it('is one cycle at a time', () => {
    given(...taken)
      .when(takeUp())
      .thenNothing();
    given(...taken)
      .when(takeUp(other))
      .thenRejected('challenge.taken-up', CYCLE);
  });
  it('can be put back by that cycle, and taken up again', () => {
    given(...taken)
      .when(putBack())
      .then(told.putBack);
    given(...taken)
      .when(putBack(other))
      .thenNothing();
    given(...READY)
      .when(putBack())
      .thenNothing();
    given(...taken, told.putBack)
      .when(takeUp(other))
      .then({ type: 'challenge-taken-up.v1', data: { challengeId: 'SNOW', ...other } });
  });
});

describe('solved', () => {
  it('is what a cycle has taken up, with the effects that were measured', () => {
    given(...taken)
      .when(solve())
      .then(told.solved());
    given(...READY)
      .when(solve())
      .thenRejected('challenge.not-taken-up');
    given(...taken, told.putBack)
      .when(solve())
      .thenRejected('challenge.not-taken-up');
  });
  it('takes one effect at least, measured on one of its goals', () => {
    given(...taken)
      .when(solve([]))
      .thenRejected('challenge.nothing-measured');
    given(...taken)
      .when(solve([measured(), measured({ goalId: 'g9' })]))
      .thenRejected('challenge.goal-unknown', { goalId: 'g9' });
  });
  it('counts what was measured, today at the latest', () => {
    given(...taken)
      .when(solve([measured({ measuredOn: TODAY })]))
      .thenTypes('challenge-solved.v1');
    given(...taken)
      .when(solve([measured({ measuredOn: toLocalDate('2026-03-11') })]))
      .thenRejected('challenge.measured-in-the-future', { measuredOn: '2026-03-11' });
  });
});

describe('abandoned', () => {
  it.each([
    ['as a draft', [told.drafted]],
    ['when it is ready', READY],
    ['when a cycle has taken it up', taken],
  ])('it is any time before it is solved: %s', (_when, facts) => {
    given(...facts)
      .when(abandon)
      .then(told.abandoned);
  });
  it('never once it is solved', () =>
    given(...taken, told.solved())
      .when(abandon)
      .thenRejected('challenge.solved'));
});

describe('nothing more happens to what is solved or abandoned', () => {
  it.each([publish, takeUp(), solve(), setGoal(), ready(), abandon])('$type', (command) => {
    given(...taken, told.solved())
      .when(command)
      .thenRejected('challenge.solved');
    given(...taken, told.abandoned)
      .when(command)
      .thenRejected('challenge.abandoned');
  });
  it('but a cycle may let go of it', () => {
    given(...taken, told.solved())
      .when(putBack())
      .thenNothing();
    given(...taken, told.abandoned)
      .when(putBack())
      .thenNothing();
  });
});

import { describe, expect, it } from '@jest/globals';
import { money, toLocalDate } from '@hub/kernel';
import { scenario } from '@hub/testing/kernel';
import { alone, asks, effect, scan, TODAY, told } from '../testing/evaluation-story.js';
import { evaluation } from './evaluation.js';
import type { EvaluationEvent } from './evaluation.events.js';
import { individualsAreOpen } from './evaluation-state.js';

const { given } = scenario(evaluation);

const assign = (evaluator: string) => asks('assign-evaluator', 'coordinator', { evaluator });
const release = (evaluator: string) => asks('release-evaluator', 'coordinator', { evaluator, reason: 'ill' });
const declare = (by: string, conflict: boolean) => asks('declare-conflict-of-interest', by, { conflict });
const assess = (by: string, what = effect()) => asks('assess-effect', by, { effect: what });
const search = (by: string, what = scan()) => asks('record-market-scan', by, { scan: what });
const submit = (by: string) => asks('submit-individual-evaluation', by, {});

describe('an evaluation', () => {
  const open = asks('open-evaluation', 'system', { proposalId: 'p1', proposer: 'anna' });

  it('is opened in its first round, once', () => {
    given().when(open).then(told.opened);
    given(told.opened).when(open).thenNothing();
  });

  it('is not there before', () => given().when(assign('ben')).thenRejected('evaluation.not-found', { evaluationId: 'p1' }));
});

describe('who evaluates', () => {
  it('is assigned, once', () => {
    given(told.opened).when(assign('ben')).then(told.assigned('ben'));
    given(told.opened, told.assigned('ben')).when(assign('ben')).thenNothing();
  });

  it('is never the proposer', () => given(told.opened).when(assign('anna')).thenRejected('evaluation.evaluator-is-proposer'));

  it('is settled once they have agreed, and when it is concluded', () => {
    given(told.opened, ...alone('ben'))
      .when(assign('cia'))
      .then(told.assigned('cia'));
    given(told.opened, ...alone('ben'), told.agreed())
      .when(assign('cia'))
      .thenRejected('evaluation.already-agreed');
    given(told.opened, ...alone('ben'), told.agreed(), told.concluded('parked'))
      .when(assign('cia'))
      .thenRejected('evaluation.concluded', { verdict: 'parked' });
  });

  it('is let go who has submitted nothing; a judgement never disappears', () => {
    given(told.opened, told.assigned('ben')).when(release('ben')).then(told.released('ben'));
    given(told.opened, ...alone('ben').slice(0, 4))
      .when(release('ben'))
      .then(told.released('ben'));
    given(told.opened, ...alone('ben'))
      .when(release('ben'))
      .thenRejected('evaluation.individual-submitted');
    given(told.opened).when(release('ben')).thenRejected('evaluation.not-an-evaluator');
    given(told.opened, ...alone('ben'), told.agreed())
      .when(release('ben'))
      .thenRejected('evaluation.already-agreed');
  });

  it('cannot shed a conflict of interest by being let go and assigned again', () => {
    given(told.opened, told.assigned('ben'), told.declared('ben', true)).when(release('ben')).thenRejected('evaluation.conflict-stands');
  });
});

describe('a conflict of interest', () => {
  const assigned = [told.opened, told.assigned('ben')] as const;

  it('is declared by the evaluator themselves', () => {
    given(...assigned)
      .when(declare('ben', false))
      .then(told.declared('ben'));
    given(...assigned)
      .when(declare('cia', false))
      .thenRejected('evaluation.not-an-evaluator');
  });

  it.each([
    ['effect', assess('ben')],
    ['market', search('ben')],
    ['submission', submit('ben')],
  ])('is declared before anything is written: %s', (_what, command) => {
    given(...assigned)
      .when(command)
      .thenRejected('evaluation.conflict-not-declared');
    given(...assigned, told.declared('ben', true))
      .when(command)
      .thenRejected('evaluation.conflict-of-interest');
  });

  it('may come to light later, and is never taken back', () => {
    given(...assigned, told.declared('ben'))
      .when(declare('ben', true))
      .then(told.declared('ben', true));
    given(...assigned, told.declared('ben'))
      .when(declare('ben', false))
      .thenNothing();
    given(...assigned, told.declared('ben', true))
      .when(declare('ben', true))
      .thenNothing();
    given(...assigned, told.declared('ben', true))
      .when(declare('ben', false))
      .thenRejected('evaluation.conflict-stands');
  });

  it('takes what was written and what was agreed with it out of account', () => {
    const state = given(told.opened, ...alone('ben'), ...alone('cia'), told.agreed(), told.declared('ben', true)).state();
    expect(state?.standing).toEqual({ status: 'open' });
    expect(state?.evaluators.get('ben')).toEqual({ conflict: true, submitted: false });
  });

  it('cannot be declared once it is concluded', () => {
    given(told.opened, ...alone('ben'), told.agreed(), told.concluded('declined'))
      .when(declare('ben', true))
      .thenRejected('evaluation.concluded');
  });
});

describe('what an evaluator writes alone', () => {
  const admitted = [told.opened, told.assigned('ben'), told.declared('ben')] as const;

  it('is the effect and the market', () => {
    given(...admitted)
      .when(assess('ben'))
      .then(told.assessed('ben'));
    given(...admitted)
      .when(search('ben'))
      .then(told.scanned('ben'));
  });

  it('can be said again until it is submitted', () => {
    const other = effect({ hoursSavedPerYear: 10 });
    given(...admitted, told.assessed('ben'))
      .when(assess('ben', other))
      .then(told.assessed('ben', other));
    given(told.opened, ...alone('ben'))
      .when(assess('ben', other))
      .thenRejected('evaluation.individual-submitted');
    given(told.opened, ...alone('ben'))
      .when(search('ben'))
      .thenRejected('evaluation.individual-submitted');
    given(told.opened, ...alone('ben'))
      .when(submit('ben'))
      .thenRejected('evaluation.individual-submitted');
  });

  it('has both perspectives before it is submitted', () => {
    given(...admitted, told.assessed('ben'), told.scanned('ben'))
      .when(submit('ben'))
      .then(told.submitted('ben'));
    given(...admitted, told.scanned('ben'))
      .when(submit('ben'))
      .thenRejected('evaluation.effect-missing');
    given(...admitted, told.assessed('ben'))
      .when(submit('ben'))
      .thenRejected('evaluation.market-scan-missing');
  });

  it('is written by those who are assigned', () => {
    given(...admitted)
      .when(assess('cia'))
      .thenRejected('evaluation.not-an-evaluator');
  });

  it('counts in SEK', () => {
    given(...admitted)
      .when(assess('ben', effect({ moneySavedPerYear: money('1', 'EUR') })))
      .thenRejected('evaluation.not-in-sek', { currency: 'EUR' });
  });

  it('rests on a search that was made, today at the latest', () => {
    const today = scan({ searchedOn: TODAY });
    given(...admitted)
      .when(search('ben', today))
      .then(told.scanned('ben', today));
    given(...admitted)
      .when(search('ben', scan({ searchedOn: toLocalDate('2026-03-11') })))
      .thenRejected('evaluation.searched-in-the-future', { searchedOn: '2026-03-11' });
  });

  it('concludes from what was found', () => {
    const found = (fit: number) => [{ name: 'Plough Planner', fit }];
    const conclude = (conclusion: 'none' | 'partial' | 'exists', fit?: number) =>
      search('ben', scan({ conclusion, found: fit === undefined ? [] : found(fit) }));
    given(...admitted)
      .when(conclude('exists'))
      .thenRejected('evaluation.scan-names-no-solution', { conclusion: 'exists' });
    given(...admitted)
      .when(conclude('partial'))
      .thenRejected('evaluation.scan-names-no-solution', { conclusion: 'partial' });
    given(...admitted)
      .when(conclude('exists', 5))
      .thenTypes('market-scanned.v1');
    given(...admitted)
      .when(conclude('partial', 4))
      .thenTypes('market-scanned.v1');
    given(...admitted)
      .when(conclude('partial', 5))
      .thenRejected('evaluation.scan-overlooks-solution', { conclusion: 'partial', solution: 'Plough Planner' });
    given(...admitted)
      .when(conclude('none', 5))
      .thenRejected('evaluation.scan-overlooks-solution');
  });

  it('is open to the others when all have submitted, and not before', () => {
    const openAfter = (...facts: readonly EvaluationEvent[]) => {
      const state = given(...facts).state();
      return state && individualsAreOpen(state, 1);
    };
    expect(openAfter(told.opened)).toBe(false);
    expect(openAfter(told.opened, ...alone('ben'))).toBe(true);
    expect(openAfter(told.opened, ...alone('ben'), told.assigned('cia'))).toBe(false);
    expect(openAfter(told.opened, ...alone('ben'), told.assigned('cia'), told.declared('cia', true))).toBe(true);
    expect(openAfter(told.opened, ...alone('ben'), ...alone('cia').slice(0, 4))).toBe(false);
    expect(openAfter(told.opened, ...alone('ben'), told.agreed(), told.concluded('parked'), told.reopened)).toBe(true);
  });
});

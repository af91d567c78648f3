import { describe, it } from '@jest/globals';
import { money, toLocalDate } from '@hub/kernel';
import { scenario } from '@hub/testing/kernel';
import { alone, asks, effect, scan, sek, thresholds, TODAY, told } from '../../testing/evaluation-story.js';
import { evaluation } from '../evaluation.js';
import type { AgreeEvaluationIntent } from '../evaluation.commands.js';

const { given } = scenario(evaluation);

const agree = (by: string, changes: Partial<AgreeEvaluationIntent['data']> = {}, on = TODAY) =>
  asks('agree-evaluation', by, { effect: effect(), scan: scan(), thresholds: [thresholds()], ...changes }, on);

const both = [told.opened, ...alone('ben'), ...alone('cia')] as const;
const agreed = [...both, told.agreed({ agreedBy: ['ben', 'cia'] })] as const;

describe('agree', () => {
  const alsoCia = given(...both, told.supported(['ben']));
  const larger = effect({ hoursSavedPerYear: 901 });

  it('takes the word of one evaluator as theirs alone, and waits for the others', () => {
    given(...both)
      .when(agree('ben'))
      .then(told.supported(['ben']));
    given(...both, ...alone('dan'), told.supported(['ben']))
      .when(agree('dan'))
      .then(told.supported(['ben', 'dan']));
  });

  it('is reached with the last of them: it records effect, market, yearly value and band, and who stands behind them', () => {
    alsoCia.when(agree('cia')).then(told.supported(['ben', 'cia']), told.agreed({ agreedBy: ['ben', 'cia'] }));
    given(...both, ...alone('dan'), told.supported(['ben']), told.supported(['ben', 'dan']))
      .when(agree('cia'))
      .then(told.supported(['ben', 'dan', 'cia']), told.agreed({ agreedBy: ['ben', 'dan', 'cia'] }));
  });

  it('is reached at once where there is one evaluator', () => {
    given(told.opened, ...alone('ben'))
      .when(agree('ben'))
      .then(told.agreed());
    given(told.opened, ...alone('ben'), told.agreed())
      .when(agree('ben', { effect: larger }))
      .then(told.agreed({ effect: larger, annualValue: sek('500500.00') }));
  });

  it('hears nothing new in a word that was given before', () => {
    alsoCia.when(agree('ben')).thenNothing();
  });

  it('is for the same text, whatever its scan is called', () => {
    alsoCia
      .when(agree('cia', { scan: scan({ scanId: 's2' }) }))
      .then(told.supported(['ben', 'cia']), told.agreed({ agreedBy: ['ben', 'cia'] }));
    const { qualityEffects, ...rest } = effect();
    alsoCia.when(agree('cia', { effect: { ...rest, qualityEffects } })).thenTypes('joint-evaluation-supported.v1', 'evaluation-agreed.v1');
    const found = (vendor?: undefined) => scan({ found: [{ name: 'X', fit: 1, vendor }], conclusion: 'partial' });
    given(...both, told.supported(['ben'], { scan: scan({ found: [{ fit: 1, name: 'X' }], conclusion: 'partial' }) }))
      .when(agree('cia', { scan: found() }))
      .thenTypes('joint-evaluation-supported.v1', 'evaluation-agreed.v1');
  });

  it('begins afresh with another text, in either perspective', () => {
    alsoCia.when(agree('cia', { effect: larger })).then(told.supported(['cia'], { effect: larger }));
    const later = scan({ searchedOn: TODAY });
    alsoCia.when(agree('cia', { scan: later })).then(told.supported(['cia'], { scan: later }));
    const changed = [...both, told.supported(['ben']), told.supported(['cia'], { effect: larger })] as const;
    given(...changed)
      .when(agree('cia'))
      .then(told.supported(['cia']));
    given(...changed)
      .when(agree('ben', { effect: larger }))
      .thenTypes('joint-evaluation-supported.v1', 'evaluation-agreed.v1');
  });

  it('no longer holds once one of them stands behind another text', () => {
    given(...agreed)
      .when(agree('ben', { effect: larger }))
      .then(told.supported(['ben'], { effect: larger }));
    given(...agreed, told.supported(['ben'], { effect: larger }))
      .when(asks('conclude-evaluation', 'dora', { verdict: 'parked', reason: 'r', delegation: 'D 4.2', proposal: { status: 'open' } }))
      .thenRejected('evaluation.not-agreed');
  });

  it('is for those who evaluate it: assigned, and not let go', () => {
    for (const other of ['eve', 'coordinator'])
      given(...both)
        .when(agree(other))
        .thenRejected('evaluation.not-an-evaluator');
    given(...both, told.assigned('dan'), told.released('dan'))
      .when(agree('dan'))
      .thenRejected('evaluation.not-an-evaluator');
    given(told.opened).when(agree('ben')).thenRejected('evaluation.not-an-evaluator');
  });

  it('is closed to whoever has a conflict, or has not said that they have none', () => {
    given(...both, told.assigned('dan'), told.declared('dan', true))
      .when(agree('dan'))
      .thenRejected('evaluation.conflict-of-interest');
    given(...both, told.assigned('dan'))
      .when(agree('dan'))
      .thenRejected('evaluation.conflict-not-declared');
  });

  it('waits until each evaluator has submitted alone', () => {
    given(told.opened, ...alone('ben'), told.assigned('cia'))
      .when(agree('ben'))
      .thenRejected('evaluation.individual-missing', { missing: ['cia'] });
    given(told.opened, ...alone('ben'), ...alone('cia').slice(0, 4))
      .when(agree('ben'))
      .thenRejected('evaluation.individual-missing', { missing: ['cia'] });
  });

  it('does not wait for those who have a conflict of interest or were let go, and leaves them out', () => {
    given(told.opened, ...alone('ben'), told.assigned('cia'), told.declared('cia', true))
      .when(agree('ben'))
      .then(told.agreed({ agreedBy: ['ben'] }));
    given(told.opened, ...alone('ben'), told.assigned('cia'), told.released('cia'))
      .when(agree('ben'))
      .then(told.agreed({ agreedBy: ['ben'] }));
  });

  it('counts no word given before somebody turned out to have a conflict', () => {
    given(...both, ...alone('dan'), told.supported(['ben']), told.supported(['ben', 'dan']), told.declared('dan', true))
      .when(agree('cia'))
      .then(told.supported(['cia']));
  });

  it('is reached by whoever remains, in their own word given again', () => {
    given(...both, told.supported(['ben']), told.assigned('dan'), told.released('dan'))
      .when(agree('cia'))
      .then(told.supported(['ben', 'cia']), told.agreed({ agreedBy: ['ben', 'cia'] }));
    given(...both, told.supported(['ben']), told.declared('cia', true))
      .when(agree('ben'))
      .then(told.agreed({ agreedBy: ['ben'] }));
  });

  it('rests on the thresholds of the day', () => {
    const later = thresholds({ validFrom: toLocalDate('2026-03-11'), largeFrom: sek('500000.01') });
    const history = [thresholds(), later];
    const one = given(told.opened, ...alone('ben'));
    one.when(agree('ben', { thresholds: history })).then(told.agreed());
    one
      .when(agree('ben', { thresholds: history }, toLocalDate('2026-03-11')))
      .then(told.agreed({ band: 'medium', thresholdsFrom: later.validFrom }));
  });

  it('is refused where no thresholds hold', () => {
    const one = given(told.opened, ...alone('ben'));
    one.when(agree('ben', { thresholds: [] })).thenRejected('evaluation.no-thresholds', { on: TODAY });
    one.when(agree('ben', { thresholds: [thresholds({ validFrom: toLocalDate('2026-03-11') })] })).thenRejected('evaluation.no-thresholds');
    one.when(agree('ben', { thresholds: [thresholds({ validFrom: TODAY })] })).thenTypes('evaluation-agreed.v1');
  });

  it('is as careful with figures and scans as each alone', () => {
    given(...both)
      .when(agree('ben', { effect: effect({ moneySavedPerYear: money('1', 'EUR') }) }))
      .thenRejected('evaluation.not-in-sek');
    given(...both)
      .when(agree('ben', { effect: effect({ moneySavedPerYear: sek('9999999999999.99') }) }))
      .thenRejected('evaluation.value-out-of-range');
    given(...both)
      .when(agree('ben', { scan: scan({ searchedOn: toLocalDate('2026-03-11') }) }))
      .thenRejected('evaluation.searched-in-the-future');
  });

  it('can be done again until it is concluded', () => {
    given(...agreed)
      .when(agree('ben'))
      .thenTypes('evaluation-agreed.v1');
    given(...agreed, told.concluded('parked'))
      .when(agree('ben'))
      .thenRejected('evaluation.concluded');
  });
});

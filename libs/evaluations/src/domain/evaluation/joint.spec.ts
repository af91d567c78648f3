import { describe, expect, it } from '@jest/globals';
import { money, toLocalDate } from '@hub/kernel';
import { scenario } from '@hub/testing/kernel';
import { alone, asks, effect, scan, sek, thresholds, TODAY, told } from '../../testing/evaluation-story.js';
import { evaluation } from '../evaluation.js';
import type { AgreeEvaluationIntent, ConcludeEvaluationIntent } from '../evaluation.commands.js';

const { given } = scenario(evaluation);

const agree = (by: string, changes: Partial<AgreeEvaluationIntent['data']> = {}, on = TODAY) =>
  asks(
    'agree-evaluation',
    by,
    { effect: effect(), scan: scan(), thresholds: [thresholds()], forTheHub: by === 'coordinator', ...changes },
    on,
  );
const conclude = (changes: Partial<ConcludeEvaluationIntent['data']> = {}, by = 'dora') =>
  asks('conclude-evaluation', by, {
    verdict: 'challenge',
    reason: 'because',
    delegation: 'D 4.2',
    proposal: { status: 'open' },
    ...changes,
  });
const reopen = (challengeId?: string) =>
  asks('reopen-evaluation', 'coordinator', { reason: 'new facts', proposal: { status: 'open', challengeId } });

const both = [told.opened, ...alone('ben'), ...alone('cia')] as const;
const agreed = [...both, told.agreed({ agreedBy: ['ben', 'cia'] })] as const;

describe('agree', () => {
  it('records effect, market, yearly value and band, and who stands behind them', () => {
    given(...both)
      .when(agree('coordinator'))
      .then(told.agreed({ agreedBy: ['ben', 'cia'] }));
    given(...both)
      .when(agree('ben'))
      .thenTypes('evaluation-agreed.v1');
  });

  it('is for the coordinator or one of the evaluators', () => {
    given(...both)
      .when(agree('eve'))
      .thenRejected('evaluation.not-an-evaluator');
  });

  it('waits until each evaluator has submitted alone', () => {
    given(told.opened, ...alone('ben'), told.assigned('cia'))
      .when(agree('coordinator'))
      .thenRejected('evaluation.individual-missing', { missing: ['cia'] });
    given(told.opened, ...alone('ben'), ...alone('cia').slice(0, 4))
      .when(agree('coordinator'))
      .thenRejected('evaluation.individual-missing', { missing: ['cia'] });
  });

  it('does not wait for those who have a conflict of interest or were let go, and leaves them out', () => {
    given(told.opened, ...alone('ben'), told.assigned('cia'), told.declared('cia', true))
      .when(agree('coordinator'))
      .then(told.agreed({ agreedBy: ['ben'] }));
    given(told.opened, ...alone('ben'), told.assigned('cia'), told.released('cia'))
      .when(agree('coordinator'))
      .then(told.agreed({ agreedBy: ['ben'] }));
  });

  it('takes one evaluator at least', () => {
    given(told.opened).when(agree('coordinator')).thenRejected('evaluation.no-evaluator');
    given(told.opened, told.assigned('ben'), told.declared('ben', true)).when(agree('coordinator')).thenRejected('evaluation.no-evaluator');
  });

  it('is closed to whoever has a conflict, also as the coordinator', () => {
    const conflicted = [...both, told.assigned('coordinator'), told.declared('coordinator', true)] as const;
    given(...conflicted)
      .when(agree('coordinator'))
      .thenRejected('evaluation.conflict-of-interest');
    given(...both, told.assigned('coordinator'))
      .when(agree('coordinator'))
      .thenRejected('evaluation.conflict-not-declared');
  });

  it('rests on the thresholds of the day', () => {
    const later = thresholds({ validFrom: toLocalDate('2026-03-11'), largeFrom: sek('500000.01') });
    const history = [thresholds(), later];
    given(...both)
      .when(agree('coordinator', { thresholds: history }))
      .then(told.agreed({ agreedBy: ['ben', 'cia'] }));
    given(...both)
      .when(agree('coordinator', { thresholds: history }, toLocalDate('2026-03-11')))
      .then(told.agreed({ agreedBy: ['ben', 'cia'], band: 'medium', thresholdsFrom: later.validFrom }));
  });

  it('is refused where no thresholds hold', () => {
    given(...both)
      .when(agree('coordinator', { thresholds: [] }))
      .thenRejected('evaluation.no-thresholds', { on: TODAY });
    given(...both)
      .when(agree('coordinator', { thresholds: [thresholds({ validFrom: toLocalDate('2026-03-11') })] }))
      .thenRejected('evaluation.no-thresholds');
    given(...both)
      .when(agree('coordinator', { thresholds: [thresholds({ validFrom: TODAY })] }))
      .thenTypes('evaluation-agreed.v1');
  });

  it('is as careful with figures and scans as each alone', () => {
    given(...both)
      .when(agree('coordinator', { effect: effect({ moneySavedPerYear: money('1', 'EUR') }) }))
      .thenRejected('evaluation.not-in-sek');
    given(...both)
      .when(agree('coordinator', { effect: effect({ moneySavedPerYear: sek('9999999999999.99') }) }))
      .thenRejected('evaluation.value-out-of-range');
    given(...both)
      .when(agree('coordinator', { scan: scan({ searchedOn: toLocalDate('2026-03-11') }) }))
      .thenRejected('evaluation.searched-in-the-future');
  });

  it('can be done again until it is concluded', () => {
    given(...agreed)
      .when(agree('coordinator'))
      .thenTypes('evaluation-agreed.v1');
    given(...agreed, told.concluded('parked'))
      .when(agree('coordinator'))
      .thenRejected('evaluation.concluded');
  });
});

describe('conclude', () => {
  const givenAgreed = (changes: Parameters<typeof told.agreed>[0]) => given(...both, told.agreed(changes));

  it('names who decided, and on which delegation', () =>
    given(...agreed)
      .when(conclude())
      .then(told.concluded('challenge')));

  it('needs both perspectives, agreed on', () => {
    given(...both)
      .when(conclude({ verdict: 'declined' }))
      .thenRejected('evaluation.not-agreed');
    given(told.opened)
      .when(conclude({ verdict: 'declined' }))
      .thenRejected('evaluation.not-agreed');
    given(...agreed, told.declared('ben', true))
      .when(conclude({ verdict: 'declined' }))
      .thenRejected('evaluation.not-agreed');
  });

  it('makes a challenge only by the rule of the hub', () => {
    givenAgreed({ band: 'medium' }).when(conclude()).thenRejected('evaluation.benefit-not-large', { band: 'medium' });
    givenAgreed({ scan: scan({ found: [{ name: 'X', fit: 5 }], conclusion: 'exists' }) })
      .when(conclude())
      .thenRejected('evaluation.solution-exists', { found: ['X'] });
    givenAgreed({ scan: scan({ newDevelopmentNeeded: false }) })
      .when(conclude())
      .thenRejected('evaluation.no-new-development');
    givenAgreed({ scan: scan({ inventiveHeight: false }) })
      .when(conclude())
      .thenRejected('evaluation.no-inventive-height');
  });

  it('asks nothing of the kind of what is parked or declined', () => {
    givenAgreed({ band: 'small' })
      .when(conclude({ verdict: 'parked' }))
      .thenTypes('evaluation-concluded.v1');
    givenAgreed({ band: 'large' })
      .when(conclude({ verdict: 'declined' }))
      .thenTypes('evaluation-concluded.v1');
  });

  it('sends to the market only for a solution that was found or is named', () => {
    const found = (fit: number) => ({ scan: scan({ found: [{ name: 'X', fit }], conclusion: 'partial' }) });
    given(...agreed)
      .when(conclude({ verdict: 'market' }))
      .thenRejected('evaluation.no-existing-solution');
    given(...agreed)
      .when(conclude({ verdict: 'market', existingSolution: 'Plough Planner' }))
      .thenTypes('evaluation-concluded.v1');
    givenAgreed(found(1))
      .when(conclude({ verdict: 'market' }))
      .thenTypes('evaluation-concluded.v1');
    givenAgreed(found(0))
      .when(conclude({ verdict: 'market' }))
      .thenRejected('evaluation.no-existing-solution');
  });

  it('has nothing to say of a proposal that was withdrawn or goes on as part of another', () => {
    given(...agreed)
      .when(conclude({ proposal: { status: 'withdrawn' } }))
      .thenRejected('evaluation.proposal-withdrawn');
    given(...agreed)
      .when(conclude({ proposal: { status: 'merged' } }))
      .thenRejected('evaluation.proposal-merged');
  });

  it('is not for whoever has a conflict of interest', () => {
    given(...both, told.assigned('dora'), told.declared('dora', true), told.agreed())
      .when(conclude())
      .thenRejected('evaluation.conflict-of-interest');
  });

  it('happens once', () => {
    given(...agreed, told.concluded('parked'))
      .when(conclude())
      .thenRejected('evaluation.concluded', { verdict: 'parked' });
  });
});

describe('reopen', () => {
  const concluded = [...agreed, told.concluded('challenge')] as const;

  it('begins the next round', () =>
    given(...concluded)
      .when(reopen())
      .then(told.reopened));

  it('is for what is concluded', () =>
    given(...agreed)
      .when(reopen())
      .thenRejected('evaluation.not-concluded'));

  it('waits while a challenge rests on it', () => {
    given(...concluded)
      .when(reopen('SNOW'))
      .thenRejected('evaluation.in-a-challenge', { challengeId: 'SNOW' });
  });

  it('lets everybody judge afresh, and keeps what they declared', () => {
    const again = [...concluded, told.reopened] as const;
    given(...again)
      .when(agree('coordinator'))
      .thenRejected('evaluation.individual-missing', { missing: ['ben', 'cia'] });
    given(...again)
      .when(asks('assess-effect', 'ben', { effect: effect() }))
      .then(told.assessed('ben'));
    given(...again)
      .when(asks('submit-individual-evaluation', 'ben', {}))
      .thenRejected('evaluation.effect-missing');
    given(...again, ...alone('ben').slice(2), ...alone('cia').slice(2), told.agreed())
      .when(conclude())
      .then(told.concluded('challenge', 2));
    expect(given(...again).state()?.round).toBe(2);
  });
});

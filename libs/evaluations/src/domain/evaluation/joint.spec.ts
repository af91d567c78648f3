import { describe, expect, it } from '@jest/globals';
import { scenario } from '@hub/testing/kernel';
import { alone, asks, effect, scan, thresholds, told } from '../../testing/evaluation-story.js';
import { evaluation } from '../evaluation.js';
import type { ConcludeEvaluationIntent } from '../evaluation.commands.js';

const { given } = scenario(evaluation);

const agree = (by: string) => asks('agree-evaluation', by, { effect: effect(), scan: scan(), thresholds: [thresholds()] });
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
      .when(agree('ben'))
      .thenRejected('evaluation.individual-missing', { missing: ['ben', 'cia'] });
    given(...again)
      .when(asks('assess-effect', 'ben', { effect: effect() }))
      .then(told.assessed('ben'));
    given(...again)
      .when(asks('submit-individual-evaluation', 'ben', {}))
      .thenRejected('evaluation.effect-missing');
    given(...again, ...alone('ben').slice(2), ...alone('cia').slice(2))
      .when(agree('cia'))
      .then(told.supported(['cia']));
    given(...again, ...alone('ben').slice(2), ...alone('cia').slice(2), told.agreed())
      .when(conclude())
      .then(told.concluded('challenge', 2));
    expect(given(...again).state()?.round).toBe(2);
  });
});

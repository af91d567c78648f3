import { describe, expect, it } from '@jest/globals';
import { isRejection } from '@hub/kernel';
import { scan } from '../testing/evaluation-story.js';
import { whyNoChallenge } from './challenge-rule.js';
import { benefitBands, marketConclusions } from './evaluation.events.js';

const large = { band: 'large', scan: scan() } as const;

describe('a challenge needs a large benefit, no existing solution, and new development of inventive height', () => {
  it('becomes one when all four conditions are met', () => {
    expect(whyNoChallenge(large)).toBeUndefined();
  });

  it('never with a medium or a small benefit', () => {
    expect(whyNoChallenge({ ...large, band: 'medium' })).toEqual({ rejected: 'evaluation.benefit-not-large', because: { band: 'medium' } });
    expect(whyNoChallenge({ ...large, band: 'small' })).toEqual({ rejected: 'evaluation.benefit-not-large', because: { band: 'small' } });
  });

  it('never when a solution exists; one that fits in part is none', () => {
    const found = [{ name: 'Plough Planner', fit: 4 }];
    expect(whyNoChallenge({ ...large, scan: scan({ found, conclusion: 'exists' }) })).toEqual({
      rejected: 'evaluation.solution-exists',
      because: { found: ['Plough Planner'] },
    });
    expect(whyNoChallenge({ ...large, scan: scan({ found, conclusion: 'partial' }) })).toBeUndefined();
  });

  it('never without new development', () => {
    expect(whyNoChallenge({ ...large, scan: scan({ newDevelopmentNeeded: false }) })?.rejected).toBe('evaluation.no-new-development');
  });

  it('never without inventive height', () => {
    expect(whyNoChallenge({ ...large, scan: scan({ inventiveHeight: false }) })?.rejected).toBe('evaluation.no-inventive-height');
  });

  it('lets exactly two of all combinations pass: large, new, inventive, and nothing or something in part exists', () => {
    const passing = benefitBands.flatMap((band) =>
      marketConclusions.flatMap((conclusion) =>
        [true, false].flatMap((newDevelopmentNeeded) =>
          [true, false].flatMap((inventiveHeight) =>
            isRejection(whyNoChallenge({ band, scan: scan({ conclusion, newDevelopmentNeeded, inventiveHeight }) }))
              ? []
              : [`${band} ${conclusion} ${String(newDevelopmentNeeded)} ${String(inventiveHeight)}`],
          ),
        ),
      ),
    );
    expect(passing).toEqual(['large none true true', 'large partial true true']);
  });
});

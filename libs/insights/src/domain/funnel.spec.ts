import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { draftedChallenge, fateOf, funnelExits, funnelPlaces, funnelSteps, placeOf, placeOfChallenge, reaching } from './funnel.js';

const procured = { ...draftedChallenge, takenUp: true, procurementId: 'q1' };

describe('the place of a challenge', () => {
  it.each([
    ['challenge', draftedChallenge],
    ['taken-up', { ...draftedChallenge, takenUp: true }],
    ['procured', procured],
    ['contracted', { ...procured, partnerships: { k1: 'contracted' as const } }],
    ['accepted', { ...procured, partnerships: { k1: 'accepted' as const, k2: 'contracted' as const } }],
    ['purchased', { ...procured, partnerships: { k1: 'accepted' as const, k2: 'purchased' as const } }],
    ['in-use-elsewhere', { ...procured, usedElsewhere: true }],
    ['abandoned', { ...procured, usedElsewhere: true, abandoned: true }],
  ] as const)('is %s', (place, standing) => {
    expect(placeOfChallenge(standing)).toBe(place);
  });
});

describe('the place of a proposal', () => {
  it.each(['submitted', 'under-evaluation', 'evaluated'] as const)('that is %s is that of its challenge once it has one', (standing) => {
    expect(placeOf(standing, undefined)).toBe(standing);
    expect(placeOf(standing, procured)).toBe('procured');
  });

  it.each(['withdrawn', 'merged', 'market', 'parked', 'declined'] as const)(
    'that is %s is its own, whatever its challenge does',
    (standing) => {
      expect(placeOf(standing, procured)).toBe(standing);
    },
  );
});

describe('the steps reached', () => {
  it('are kept once each, in the order of the chain', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...funnelSteps)), fc.array(fc.constantFrom(...funnelSteps)), (before, more) => {
        const reached = reaching(before, ...more);
        expect(new Set(reached)).toEqual(new Set([...before, ...more]));
        expect(reached).toEqual(funnelSteps.filter((step) => reached.includes(step)));
      }),
    ));
});

describe('what became of a proposal', () => {
  it('is open until it is evaluated', () => {
    expect(funnelPlaces.filter((place) => fateOf(place) === 'open')).toEqual(['submitted', 'under-evaluation']);
  });
  it('is its exit when it left before it was a challenge', () => {
    for (const exit of funnelExits.filter((each) => each !== 'abandoned')) expect(fateOf(exit)).toBe(exit);
  });
  it('is a challenge in all other places', () => {
    expect(funnelPlaces.filter((place) => fateOf(place) === 'challenge')).toEqual([
      'evaluated',
      'challenge',
      'taken-up',
      'procured',
      'contracted',
      'accepted',
      'purchased',
      'in-use-elsewhere',
      'abandoned',
    ]);
  });
});

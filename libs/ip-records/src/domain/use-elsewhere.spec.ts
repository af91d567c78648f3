import { describe, expect, it } from '@jest/globals';
import { evaluatingElsewhere, inUseElsewhere } from './use-elsewhere.js';

const live = { status: 'live' } as const;
const contracted = { status: 'contracted' } as const;

describe('in use elsewhere', () => {
  it.each([
    ['nothing is known', null, [], null],
    ['others are named, and none of them is live', null, [contracted, { status: 'evaluating' } as const], null],
    ['somebody counted none', 0, [], 0],
    ['somebody counted none, and those named are not live', 0, [contracted], 0],
    ['only a count is known', 7, [], 7],
    ['only names are known', null, [live, live], 2],
    ['the count is larger', 3, [live, live], 3],
    ['both are the same', 2, [live, live], 2],
    ['more are named than counted', 1, [live, live], 2],
    ['some are not live yet', 0, [live, contracted, { status: 'evaluating' } as const], 1],
  ])('when %s', (_case, count, resales, expected) => {
    expect(inUseElsewhere(count, resales)).toBe(expected);
  });
});

describe('evaluating elsewhere', () => {
  const evaluating = { status: 'evaluating' } as const;
  const about = (count: number) => ({ evaluating: count, evaluatingIsApproximate: true });
  it.each([
    ['nothing is known', undefined, [live], { evaluating: null, evaluatingIsApproximate: false }],
    ['a count left it out', { evaluating: null, evaluatingIsApproximate: false }, [], { evaluating: null, evaluatingIsApproximate: false }],
    ['about twenty were counted', about(20), [evaluating], about(20)],
    ['as many are named as counted', about(1), [evaluating], about(1)],
    ['more are named than counted', about(1), [evaluating, evaluating], { evaluating: 2, evaluatingIsApproximate: false }],
    ['only names are known', undefined, [evaluating, contracted], { evaluating: 1, evaluatingIsApproximate: false }],
  ])('when %s', (_case, latest, resales, expected) => {
    expect(evaluatingElsewhere(latest, resales)).toEqual(expected);
  });
});

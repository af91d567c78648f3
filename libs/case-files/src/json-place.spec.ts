import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { firstJsonProblem, placeAt } from './json-place.js';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('where a text stops being JSON', () => {
  it('finds nothing in JSON, and something in everything else', () => {
    const jsonish = fc.array(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        ':',
        ',',
        '"a"',
        '1',
        '-0.5e3',
        '01',
        'true',
        'null',
        'nul',
        '"\\u12',
        '"\n"',
        ' ',
        '\t',
        '\u00a0',
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          jsonish.map((parts) => parts.join('')),
        ),
        (text) => {
          expect(firstJsonProblem(text) === undefined).toBe(isJson(text));
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it.each([
    ['{"a":1,}', 7],
    ['[1 2]', 3],
    ['{"a" 1}', 5],
    ['[1,]', 3],
    ["{'a':1}", 1],
    ['[1}', 2],
    ['tru', 0],
  ])('%s: at %i', (text, offset) => {
    expect(firstJsonProblem(text)).toBe(offset);
  });

  it('counts lines and columns from one', () => {
    expect(placeAt('ab\ncd', 0)).toEqual({ line: 1, column: 1 });
    expect(placeAt('ab\ncd', 4)).toEqual({ line: 2, column: 2 });
  });
});

import { describe, expect, it } from '@jest/globals';
import { inChainOrder, type LineageKind, type LineageNode, refOf, renderLineage } from './lineage.js';

const node = (kind: LineageKind, id: string, at = '2021-03-01T09:00:00.000Z', more: Partial<LineageNode> = {}): LineageNode => ({
  ref: refOf(kind, id),
  kind,
  id,
  alias: null,
  label: `a ${kind}`,
  state: null,
  at,
  sources: [],
  synthetic: [],
  ...more,
});

describe('the order of a chain', () => {
  it('is that of the chain, then of time, then of names', () => {
    const ordered = [
      node('proposal', 'b', '2019-01-01T00:00:00.000Z'),
      node('proposal', 'a', '2019-02-01T00:00:00.000Z'),
      node('proposal', 'c', '2019-02-01T00:00:00.000Z'),
      node('evaluation', 'a', '2018-01-01T00:00:00.000Z'),
      node('organisation', 'a', '2017-01-01T00:00:00.000Z'),
    ];
    expect([...ordered].reverse().sort(inChainOrder)).toEqual(ordered);
  });
});

describe('a chain as text', () => {
  it('has a line for each case, what it led to, and what is made up', () => {
    const nodes = [
      node('proposal', 'p1', '2019-09-01T10:00:00.000Z', { alias: 'IH-2019-0001', label: 'Snow', state: 'challenge', synthetic: ['need'] }),
      node('challenge', 'SNOW', '2019-12-01T10:00:00.000Z', { label: 'Smart snow clearing' }),
      node('organisation', 'SBF', '2019-01-01T10:00:00.000Z', { label: 'Samhällsbyggnad' }),
    ];
    const edges = [
      { from: 'proposal:p1', to: 'challenge:SNOW', how: 'became' },
      { from: 'challenge:SNOW', to: 'organisation:SBF', how: 'needed by' },
    ];
    expect(renderLineage({ of: 'SNOW', nodes, edges }).split('\n')).toEqual([
      'proposal      2019-09-01  IH-2019-0001  Snow  (challenge)  [synthetic: need]',
      '              became: challenge SNOW',
      'challenge     2019-12-01  SNOW  Smart snow clearing',
      '              needed by: organisation Samhällsbyggnad',
      'organisation  2019-01-01  Samhällsbyggnad',
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { Recorded } from '../event-store.js';
import { BadUpcasters, CannotUpcast, Evolution } from './evolution.js';
import { type Upcaster, upcaster } from '@hub/kernel';

const step = (from: string, to: string): Upcaster =>
  upcaster(from, to, (data: { path?: string }) => ({ path: `${data.path ?? from} > ${to}` }));

const fact = (type: string, data: object = {}): Recorded => ({
  id: '7f0c1f9e-6c11-4c0e-9f0b-0f7b7b7b7b7b',
  stream: 'jar-1',
  version: 3,
  position: 41n,
  recordedAt: '2026-01-15T09:00:01.000Z',
  metadata: { actor: 'anna' },
  type,
  data,
});

const problemsOf = (current: readonly string[], ...upcasters: readonly Upcaster[]): readonly string[] => {
  try {
    new Evolution(upcasters, current);
    return [];
  } catch (error) {
    if (error instanceof BadUpcasters) return error.problems;
    throw error;
  }
};

describe('a fact of an older type', () => {
  const evolution = new Evolution([step('a.v2', 'a.v3'), step('a.v1', 'a.v2'), step('old-b.v1', 'b.v1')], ['a.v3', 'b.v1', 'c.v1']);

  it('is read in its newest form, step by step, whatever the order in which the steps are listed', () => {
    expect(evolution.newest(fact('a.v1'))).toEqual({ ...fact('a.v3'), data: { path: 'a.v1 > a.v2 > a.v3' } });
    expect(evolution.newest(fact('a.v2'))).toEqual({ ...fact('a.v3'), data: { path: 'a.v2 > a.v3' } });
  });

  it('can have been renamed', () => {
    expect(evolution.newest(fact('old-b.v1')).type).toBe('b.v1');
  });

  it('keeps its id, its place, its time and its metadata, and is not changed itself', () => {
    const old = Object.freeze(fact('a.v1', Object.freeze({ n: 1 })));
    expect(evolution.newest(old)).toMatchObject({ id: old.id, stream: 'jar-1', version: 3, position: 41n, metadata: { actor: 'anna' } });
  });

  it('of the newest type, or of one nobody brings up, is left as it is', () => {
    for (const type of ['a.v3', 'c.v1', 'stranger.v1']) {
      const same = fact(type);
      expect(evolution.newest(same)).toBe(same);
    }
  });

  it('may lean on its metadata', () => {
    const by = upcaster('a.v1', 'a.v2', (data: { n: number }, { actor }) => ({ ...data, actor }));
    expect(new Evolution([by], ['a.v2']).newest(fact('a.v1', { n: 1 })).data).toEqual({ n: 1, actor: 'anna' });
  });

  it('that an upcaster fails on is named, with what the upcaster said', () => {
    const cause = new Error('a bug');
    const broken = upcaster('a.v1', 'a.v2', () => {
      throw cause;
    });
    const fails = (): unknown => new Evolution([broken], ['a.v2']).newest(fact('a.v1', { n: 1 }));
    expect(fails).toThrow(CannotUpcast);
    expect(fails).toThrow('a.v1 (jar-1/3): it cannot be read as a.v2: Error: a bug');
    expect(fails).toThrow(expect.objectContaining({ stream: 'jar-1', version: 3, type: 'a.v1', to: 'a.v2', text: '{"n":1}', cause }));
  });

  it.each([[undefined], [null], ['text'], [Promise.resolve({})]])(
    'that an upcaster makes no plain content of (%p) is one it fails on',
    (made) => {
      const broken = upcaster('a.v1', 'a.v2', () => made as never);
      expect(() => new Evolution([broken], ['a.v2']).newest(fact('a.v1'))).toThrow(CannotUpcast);
    },
  );

  it('is found by whoever asks for the newest type', () => {
    expect([...evolution.writtenAs(['a.v3'])].sort()).toEqual(['a.v1', 'a.v2', 'a.v3']);
    expect([...evolution.writtenAs(['b.v1', 'c.v1'])].sort()).toEqual(['b.v1', 'c.v1', 'old-b.v1']);
  });

  it('is not asked for by its older type: nothing is read as that', () => {
    expect(() => evolution.writtenAs(['c.v1', 'a.v1'])).toThrow('a.v1 is asked for, and its facts are read as a.v3');
  });
});

describe('upcasters', () => {
  it('that fit together start', () => {
    expect(problemsOf([])).toEqual([]);
    expect(problemsOf(['a.v3'], step('a.v1', 'a.v2'), step('a.v2', 'a.v3'))).toEqual([]);
    // Straight to the newest, and so is the one in between.
    expect(problemsOf(['a.v3'], step('a.v1', 'a.v3'), step('a.v2', 'a.v3'))).toEqual([]);
  });

  it.each<[string, readonly string[], readonly Upcaster[], readonly string[]]>([
    ['with a gap', ['a.v3'], [step('a.v1', 'a.v3')], ['a.v1 becomes a.v3, and nothing brings up a.v2 in between']],
    ['with a step that is missing', ['a.v4'], [step('a.v1', 'a.v2'), step('a.v3', 'a.v4')], ['a.v1 becomes a.v2, which nobody knows']],
    ['in a circle', ['a.v3'], [step('b.v1', 'c.v1'), step('c.v1', 'b.v1')], ['b.v1 becomes c.v1 becomes b.v1: a circle']],
    ['into itself', [], [step('a.v1', 'a.v1')], ['a.v1 becomes a.v1: a circle']],
    ['into a circle', [], [step('a.v1', 'b.v1'), step('b.v1', 'c.v1'), step('c.v1', 'b.v1')], ['b.v1 becomes c.v1 becomes b.v1: a circle']],
    ['backwards', ['a.v1'], [step('a.v2', 'a.v1')], ['a.v2 goes back to a.v1']],
    ['twice of one type', ['a.v2', 'b.v1'], [step('a.v1', 'a.v2'), step('a.v1', 'b.v1')], ['a.v1 has more than one upcaster (a.v2, b.v1)']],
    ['to a type nobody knows', ['a.v3'], [step('a.v1', 'a.v2')], ['a.v1 becomes a.v2, which nobody knows']],
    ['of a type that is read as it is', ['a.v1', 'a.v2'], [step('a.v1', 'a.v2')], ['a.v1 is still read as it is, and becomes a.v2']],
    [
      'of no type',
      ['a.v2'],
      [step('A.v1', 'a.v2'), step('a.v0', 'a.v2')],
      ['A.v1 is not a type (name.vN)', 'a.v0 is not a type (name.vN)'],
    ],
  ])('%s do not start, and say why', (_what, current, upcasters, problems) => {
    expect(problemsOf(current, ...upcasters)).toEqual(problems);
  });

  it('tell everything that is wrong at once', () => {
    expect(() => new Evolution([step('a.v1', 'a.v3'), step('b.v1', 'b.v2'), step('b.v1', 'b.v2')], ['a.v3'])).toThrow(
      'The upcasters do not fit together:\n  b.v1 has more than one upcaster (b.v2, b.v2)\n' +
        '  a.v1 becomes a.v3, and nothing brings up a.v2 in between\n  b.v1 becomes b.v2, which nobody knows',
    );
  });
});

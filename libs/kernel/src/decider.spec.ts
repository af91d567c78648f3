import { describe, expect, it } from '@jest/globals';
import { assertNever, type Decider, type Fact, type Intent, isRejection, reject, replay, typesOf } from './decider.js';
import { scenario } from './testing/scenario.js';
import { toInstant, toLocalDate } from './time.js';

type Lit = Fact<'lamp-lit.v1', { by: string }>;
type PutOut = Fact<'lamp-put-out.v1', { reason: string }>;
type Switch = Intent<'switch-on'> | Intent<'switch-off', { reason: string }>;

const lamp: Decider<Switch, 'dark' | 'lit', Lit | PutOut, 'lamp.dark'> = {
  initialState: 'dark',
  decide: (command, state) => {
    if (command.type === 'switch-on') return state === 'lit' ? [] : [{ type: 'lamp-lit.v1', data: { by: command.by } }];
    return state === 'dark' ? reject('lamp.dark', { by: command.by }) : [{ type: 'lamp-put-out.v1', data: command.data }];
  },
  evolve: (_state, { type }) => (type === 'lamp-lit.v1' ? 'lit' : 'dark'),
};

const at = { at: toInstant('2026-01-15T09:00:00Z'), on: toLocalDate('2026-01-15'), by: 'anna' };
const on: Switch = { type: 'switch-on', ...at, data: {} };
const off: Switch = { type: 'switch-off', ...at, data: { reason: 'day' } };
const lit: Lit = { type: 'lamp-lit.v1', data: { by: 'anna' } };
const out: PutOut = { type: 'lamp-put-out.v1', data: { reason: 'day' } };

describe('a decider', () => {
  it('folds facts, oldest first', () => {
    expect(replay(lamp, [])).toBe('dark');
    expect(replay(lamp, [lit, out, lit])).toBe('lit');
    expect(replay(lamp, [lit, out])).toBe('dark');
  });

  it('refuses with a value that is told from facts', () => {
    expect(isRejection(lamp.decide(off, 'dark'))).toBe(true);
    expect(isRejection(lamp.decide(off, 'lit'))).toBe(false);
    expect(isRejection(lamp.decide(on, 'lit'))).toBe(false);
    for (const other of [undefined, null, 'rejected', 0]) expect(isRejection(other)).toBe(false);
  });

  it('throws where the types say nothing can be', () => {
    expect(() => assertNever({ type: 'unheard-of' } as never)).toThrow('unheard-of');
  });

  it('lists the types of its facts', () => {
    expect(typesOf<Lit | PutOut>({ 'lamp-lit.v1': true, 'lamp-put-out.v1': true })).toEqual(['lamp-lit.v1', 'lamp-put-out.v1']);
  });
});

describe('a story of a decider', () => {
  const { given } = scenario(lamp);

  it('is told to its facts, to their types, to nothing or to a refusal', () => {
    given(lit).when(off).then(out);
    given(lit).when(off).thenTypes('lamp-put-out.v1');
    given(lit).when(on).thenNothing();
    given(lit, out).when(off).thenRejected('lamp.dark');
    given().when(off).thenRejected('lamp.dark', { by: 'anna' });
    expect(given(lit).state()).toBe('lit');
  });

  it.each<readonly [string, () => void]>([
    ['other facts', () => given(lit).when(off).then(lit)],
    ['facts too many', () => given(lit).when(off).then(out, lit)],
    ['facts where there are none', () => given(lit).when(on).then(lit)],
    ['other types', () => given(lit).when(off).thenTypes('lamp-lit.v1')],
    ['types where it was refused', () => given().when(off).thenTypes()],
    ['nothing where something happened', () => given().when(on).thenNothing()],
    ['nothing where it was refused', () => given().when(off).thenNothing()],
    ['facts where it was refused', () => given().when(off).then()],
    ['a refusal where it was done', () => given(lit).when(off).thenRejected('lamp.dark')],
    ['a refusal where nothing happened', () => given(lit).when(on).thenRejected('lamp.dark')],
    ['other parameters', () => given().when(off).thenRejected('lamp.dark', { by: 'mallory' })],
  ])('fails when it expects %s', (_what, story) => {
    expect(story).toThrow();
  });
});

import { beforeEach, describe, expect, it } from '@jest/globals';
import { InputType } from '@nestjs/graphql';
import { type Instant, type Rejection, toInstant } from '@hub/kernel';
import { SwedishCalendar } from '../calendar/swedish-calendar.js';
import { Metrics } from '../observability/metrics.js';
import type { Asker } from '../identity/asker.js';
import { type Act, act, type AnyActType } from './act.js';
import { Desk, type InputProblem, type Manner } from './desk.js';
import { ChoiceInput, CountInput, graphqlEnum, IdInput, PartInput, PartListInput, TextInput } from './input-fields.js';

const NOW = toInstant('2026-06-30T22:30:00Z');
const Colour = graphqlEnum('DeskColour', ['dark-red', 'blue'] as const, 'A colour.');

@InputType()
class Goal {
  @TextInput('What is counted.') metric!: string;
  @CountInput('How much.', { optional: true }) target?: number;
}

@InputType()
class PaintInput {
  @TextInput('What.') what!: string;
  @IdInput('Where.', { optional: true }) where?: string;
  @ChoiceInput(Colour, 'In which colour.', { optional: true }) colour?: string;
  @PartInput(() => Goal, 'What for.', { optional: true }) goal?: Goal;
  @PartListInput(() => Goal, 'And what else for.', { optional: true, max: 3 }) goals?: Goal[];
}
class Paint extends act({ name: 'paint', input: PaintInput, roles: ['employee', 'citizen'], describe: 'Paints.' }) {}

const provider = (type: AnyActType) => ({ metatype: { act: type } });
const anna: Asker = { ref: 'anna', roles: ['evaluator', 'employee'] };

let sent: Act[];
let desk: Desk;
const deskOf = (...providers: object[]): Desk => {
  const bus = { execute: async (each: Act) => ({ id: 'case', version: sent.push(each), position: 1n }) };
  const opened = new Desk(
    bus as never,
    { getProviders: () => providers } as never,
    { now: () => NOW },
    new SwedishCalendar(),
    new Metrics(),
  );
  opened.onModuleInit();
  return opened;
};
beforeEach(() => {
  sent = [];
  desk = deskOf(provider(Paint), {}, { metatype: undefined }, { metatype: class {} });
});

const paint = (input: unknown, manner: Manner = {}, asker: Asker | undefined = anna) => desk.perform('paint', input, asker, manner);
const problems = async (input: unknown): Promise<readonly InputProblem[]> => {
  const answer = await paint(input);
  expect(answer).toMatchObject({ rejected: 'input.invalid' });
  expect(sent).toEqual([]);
  return (answer as Rejection).because['problems'] as readonly InputProblem[];
};
const fields = async (input: unknown): Promise<readonly string[]> => (await problems(input)).map(({ field }) => field);

describe('the desk', () => {
  it('knows every act that has a mutation', () => {
    expect([...desk.known().keys()]).toEqual(['paint']);
  });

  it('does not open with two acts of one name', () => {
    class Again extends act({ name: 'paint', input: PaintInput, roles: [], describe: 'Paints too.' }) {}
    expect(() => deskOf(provider(Paint), provider(Again))).toThrow('two acts share the name paint');
  });

  it.each(['repaint', 'Paint', '', 'constructor', '__proto__'])('has no act %j', async (name) => {
    expect(await desk.perform(name, { what: 'A wall' }, anna)).toEqual({ rejected: 'act.unknown', because: { act: name } });
  });

  it('turns away who is not signed in, before it looks at the input', async () => {
    expect(await desk.perform('paint', 'nonsense', undefined)).toEqual({ rejected: 'access.sign-in-required', because: { act: 'paint' } });
  });

  it.each([[['evaluator']], [['system']], [[]]] as const)('turns away who holds only %j, before it looks at the input', async (roles) => {
    expect(await paint('nonsense', {}, { ref: 'bo', roles })).toEqual({
      rejected: 'access.role-missing',
      because: { act: 'paint', needs: ['employee', 'citizen'], has: roles },
    });
    expect(sent).toEqual([]);
  });

  it('lets in who holds one of the roles', async () => {
    expect(await paint({ what: 'A wall' })).toEqual({ id: 'case', version: 1, position: 1n });
  });

  it('hands the handler a plain input and all that surrounds it', async () => {
    await paint({ what: '  A wall ', colour: 'dark-red', goal: { metric: 'm²', target: 0 } }, { commandId: 'c-1', correlationId: 'r-1' });
    expect(sent[0]).toBeInstanceOf(Paint);
    expect(sent[0]?.input).toStrictEqual({ what: 'A wall', colour: 'dark-red', goal: { metric: 'm²', target: 0 } });
    expect(sent[0]?.envelope).toMatchObject({
      act: 'paint',
      at: NOW,
      // Half past midnight in Stockholm.
      on: '2026-07-01',
      playedBack: false,
      asker: anna,
      commandId: 'c-1',
      correlationId: 'r-1',
      provenance: { sources: [], synthetic: [] },
    });
  });

  it('gives a command an id of its own when it has none, and correlates by it', async () => {
    await paint({ what: 'A wall' });
    await paint({ what: 'A wall' });
    const [first, second] = sent.map(({ envelope }) => envelope);
    expect(first?.commandId).not.toBe(second?.commandId);
    expect(first?.correlationId).toBe(first?.commandId);
  });

  it('takes the same wish for the same, however it is written', async () => {
    const prints = async (...inputs: object[]) => {
      for (const input of inputs) await paint(input);
      return new Set(sent.splice(0).map(({ envelope }) => envelope.fingerprint)).size;
    };
    expect(await prints({ what: 'A wall', where: 'here' }, { where: 'here', what: ' A wall', colour: null })).toBe(1);
    expect(await prints({ what: 'A wall' }, { what: 'a wall' }, { what: 'A wall', where: 'here' })).toBe(3);
  });
});

describe('an act of the past', () => {
  const at = (moment: Instant) => paint({ what: 'A wall' }, { at: moment, provenance: { sources: ['S8'], synthetic: ['what'] } });

  it('happens at its own time, with its sources', async () => {
    await at(toInstant('2022-12-31T23:30:00Z'));
    expect(sent[0]?.envelope).toMatchObject({
      at: '2022-12-31T23:30:00.000Z',
      on: '2023-01-01',
      playedBack: true,
      provenance: { sources: ['S8'], synthetic: ['what'] },
    });
  });

  it('can be as late as now, and not a millisecond later', async () => {
    expect(await at(NOW)).toMatchObject({ id: 'case' });
    expect(await at(toInstant('2026-06-30T22:30:00.001Z'))).toEqual({
      rejected: 'act.in-the-future',
      because: { at: '2026-06-30T22:30:00.001Z', now: NOW },
    });
  });
});

describe('a command id', () => {
  it.each([['c'], ['c'.repeat(200)], ['~!"#$%&/()=?'], ['550e8400-e29b-41d4-a716-446655440000']])('can be %j', async (commandId) => {
    expect(await paint({ what: 'A wall' }, { commandId })).toMatchObject({ id: 'case' });
  });

  it.each([[''], ['c'.repeat(201)], ['a b'], ['å'], ['a\n'], ['\u0000']])('cannot be %j', async (commandId) => {
    expect(await paint({ what: 'A wall' }, { commandId })).toMatchObject({
      rejected: 'input.invalid',
      because: { problems: [{ field: 'commandId' }] },
    });
  });
});

describe('an input', () => {
  it.each([[undefined], [null], ['text'], [1], [true], [[]], [[{ what: 'A wall' }]]])('is no object: %j', async (input) => {
    expect(await problems(input)).toEqual([{ field: '', problem: 'the input must be an object' }]);
  });

  it('must have what is not optional', async () => {
    expect(await fields({})).toContain('what');
    expect(await fields({ what: null })).toContain('what');
  });

  it('may leave out what is optional, by null too, at any depth', async () => {
    await paint({ what: 'A wall', where: null, goal: { metric: 'm²', target: null }, goals: [{ metric: 'l', target: null }] });
    expect(sent[0]?.input).toStrictEqual({ what: 'A wall', goal: { metric: 'm²' }, goals: [{ metric: 'l' }] });
  });

  it('names every problem, each with the path to its field', async () => {
    const found = await fields({
      what: 1,
      colour: 'DARK_RED',
      goal: { target: -1 },
      goals: [{ metric: 'm²' }, { metric: '', target: 1.5 }],
    });
    expect([...new Set(found)].sort()).toEqual(['colour', 'goal.metric', 'goal.target', 'goals.1.metric', 'goals.1.target', 'what']);
  });

  it('has no fields that the act does not know, at any depth', async () => {
    expect(await problems({ what: 'A wall', extra: 1 })).toEqual([{ field: 'extra', problem: 'property extra should not exist' }]);
    expect(await fields({ what: 'A wall', goal: { metric: 'm²', extra: {} } })).toEqual(['goal.extra']);
    expect(await fields({ what: 'A wall', goals: [{ metric: 'm²', extra: [] }] })).toEqual(['goals.0.extra']);
  });

  it.each(['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString', 'valueOf', '__defineGetter__', 'isPrototypeOf'])(
    'has no field %s, at any depth',
    async (name) => {
      const holding = (value: string) => JSON.parse(`{ "what": "A wall", "${name}": ${value} }`) as object;
      for (const value of ['{ "polluted": true }', '1', '[]']) expect(await fields(holding(value))).toEqual([name]);
      const deep = JSON.parse(`{ "what": "A wall", "goals": [{ "metric": "m", "${name}": { "polluted": true } }] }`) as object;
      expect(await fields(deep)).toEqual([`goals.0.${name}`]);
      expect('polluted' in {}).toBe(false);
    },
  );

  it.each([
    ['objects', '{ "goal": '.repeat(10_000), '1' + ' }'.repeat(10_000)],
    ['lists', '{ "goals": ' + '['.repeat(10_000), ']'.repeat(10_000) + '}'],
  ])('is not ten thousand %s deep', async (_what, before, after) => {
    const [problem] = await problems(JSON.parse(before + after));
    expect(problem?.problem).toBe('nests deeper than 20 levels');
  });

  it.each([
    ['a text where a part belongs', { goal: 'text' }, 'goal'],
    ['a list where a part belongs', { goal: [{ metric: 'm' }] }, 'goal'],
    ['a number where a part belongs', { goal: 5 }, 'goal'],
    ['a part where a list belongs', { goals: { metric: 'm' } }, 'goals'],
    ['a list in a list', { goals: [[{ metric: 'm' }]] }, 'goals'],
    ['null in a list', { goals: [null] }, 'goals'],
    ['a text in a list of parts', { goals: ['text'] }, 'goals'],
    ['an object where a text belongs', { where: { toString: 'x' } }, 'where.toString'],
    ['a list where a text belongs', { where: ['here'] }, 'where'],
    ['too many parts', { goals: Array.from({ length: 4 }, () => ({ metric: 'm' })) }, 'goals'],
  ])('has no %s', async (_what, more, field) => {
    expect((await fields({ what: 'A wall', ...more }))[0]).toBe(field);
  });

  it('may have as many parts as the act takes', async () => {
    expect(await paint({ what: 'A wall', goals: Array.from({ length: 3 }, () => ({ metric: 'm' })) })).toMatchObject({ id: 'case' });
  });
});

import { expect } from '@jest/globals';
import { type EventStore, WrongVersion } from '@hub/event-store';
import { followLog } from '@hub/testing/platform';
import { BoxProjection, BoxRow } from '@hub/testing/toy';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { type Asked, type BoxModel, type ModelFact, seen, streamOf } from './box-model.js';
import { asModel, factsByHand, freshIds, type Processes } from './processes.js';

/**
 * What the steps are taken in: the processes, and the database of the read side. `tally` counts them, and keeps what processes that died
 * had begun.
 */
export type Real = Readonly<{ processes: Processes; database: DataSource; tally: { taken: number; begun: Promise<unknown>[] } }>;
type Step = fc.AsyncCommand<BoxModel, Real>;

const BOXES = 3;
const FOLLOW_WITHIN_MS = 15_000;

const steps = <Args extends object>(
  name: string,
  args: fc.Arbitrary<Args>,
  run: (args: Args, model: BoxModel, real: Real) => Promise<void>,
) =>
  args.map((made): Step => ({
    check: () => true,
    run: (model, real) => {
      real.tally.taken += 1;
      return run(made, model, real);
    },
    toString: () => `${name} ${JSON.stringify(made)}`,
  }));

const process = fc.constantFrom(0, 1);
const box = fc.nat(BOXES - 1);
const nth = fc.nat(40);
const boxIn = ({ name }: BoxModel, no: number): string => `${name}-${no}`;

/** An act, or one of those before again: as it was, with another wish, or by somebody else. */
const wish = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      process,
      box,
      what: fc.constantFrom('open', 'add', 'add', 'seal'),
      coins: fc.integer({ min: 1, max: 9 }),
      command: nth,
    }),
  },
  { weight: 1, arbitrary: fc.record({ process, again: nth, as: fc.constantFrom('it was', 'it was', 'another wish', 'somebody else') }) },
);
type Wish = typeof wish extends fc.Arbitrary<infer T> ? T : never;

const asked = (wished: Wish, model: BoxModel): Asked => {
  if (!('again' in wished)) {
    const { box: no, what, coins, command } = wished;
    return { commandId: `${model.name}/${command}`, what: what as Asked['what'], boxId: boxIn(model, no), coins, by: 'anna' };
  }
  const before = model.asked[wished.again % Math.max(1, model.asked.length)];
  if (!before) return { commandId: `${model.name}/first`, what: 'open', boxId: boxIn(model, 0), coins: 1, by: 'anna' };
  if (wished.as === 'somebody else') return { ...before, by: 'bo' };
  return wished.as === 'another wish' ? { ...before, what: 'add', coins: before.coins + 10 } : before;
};

const acts = steps(
  'acts at the same moment',
  fc.record({ wishes: fc.array(wish, { minLength: 2, maxLength: 4 }) }),
  async ({ wishes }, model, { processes }) => {
    const all = wishes.map((each) => asked(each, model));
    const answers = await Promise.all(all.map((each, index) => processes.do((wishes[index] as Wish).process, each)));
    model.did(all, answers, await processes.since(model.head));
  },
);

const act = steps('act', fc.record({ wish }), async ({ wish: wished }, model, { processes }) => {
  const one = asked(wished, model);
  model.did([one], [await processes.do(wished.process, one)], await processes.since(model.head));
});

/** The process dies while it does something, and the next one is asked for the same. */
const crash = steps('crash amid', fc.record({ wish }), async ({ wish: wished }, model, { processes, tally }) => {
  const one = asked(wished, model);
  tally.begun.push(processes.do(wished.process, one).catch(() => undefined));
  const gone = processes.restart(wished.process);
  const answer = await processes.do(wished.process, one);
  await gone;
  model.did([one], [answer], await processes.since(model.head));
});

const restart = steps('restart', fc.record({ process }), ({ process: which }, _model, { processes }) => processes.restart(which));

const append = steps(
  'append by hand',
  fc.record({ process, box, offBy: fc.constantFrom(0, 0, 0, -1, -2, 1), count: fc.integer({ min: 1, max: 3 }) }),
  async (args, model, { processes }) => {
    const boxId = boxIn(model, args.box);
    const stream = streamOf(boxId);
    const version = model.of(stream).length;
    const expected = Math.max(0, version + args.offBy);
    const ids = freshIds(args.count);
    const facts = factsByHand(boxId, version, ids);
    const answer: unknown = await processes
      .storeOf(args.process)
      .append(stream, facts, expected)
      .catch((error: unknown) => error);
    const found = await processes.since(model.head);
    if (expected !== version) {
      expect(answer).toEqual(new WrongVersion(stream, expected, version));
      model.recorded(model.log, found);
      return;
    }
    const added = facts.map(({ type, data }, index): ModelFact => ({ stream, version: version + index + 1, type, data, by: 'by hand' }));
    model.recorded([...model.log, ...added], found);
    model.byHand = { stream, expected, ids, place: model.log.length - 1 };
    expect(answer).toMatchObject({ version: version + args.count, position: model.head });
  },
);

const appendAgain = steps('the same append by hand', fc.record({ process }), async ({ process: which }, model, { processes }) => {
  if (!model.byHand) return;
  const { stream, expected, ids, place } = model.byHand;
  const answer = await processes.storeOf(which).append(stream, factsByHand(stream.slice('box-'.length), expected, ids), expected);
  expect(answer).toMatchObject({ version: expected + ids.length, position: model.positions[place] });
  model.recorded(model.log, await processes.since(model.head));
});

const read = steps(
  'read',
  fc.record({ process, box, from: fc.integer({ min: 1, max: 6 }), limit: fc.integer({ min: 1, max: 8 }) }),
  async ({ process: which, box: no, from, limit }, model, { processes }) => {
    const stream = streamOf(boxIn(model, no));
    const facts = await processes.storeOf(which).read(stream, from, limit);
    expect(facts.map(asModel)).toEqual(
      model
        .of(stream)
        .slice(from - 1, from - 1 + limit)
        .map(seen),
    );
    const { coins, isOpen, sealed } = stateIn(model.of(stream));
    expect(await processes.stateOf(which, boxIn(model, no))).toEqual(isOpen ? { coins, sealed } : undefined);
  },
);

const stateIn = (facts: readonly ModelFact[]) => ({
  isOpen: facts.length > 0,
  coins: facts.reduce((sum, { data }) => sum + ((data as { coins?: number }).coins ?? 0), 0),
  sealed: facts.some(({ type }) => type === 'box-sealed.v1'),
});

/** From any position that was handed out, or from where the sequence began. */
const after = (model: BoxModel, place: number): Readonly<{ position: bigint; facts: readonly ModelFact[] }> => {
  const from = place % (model.log.length + 1);
  return { position: model.positions[from - 1] ?? model.start, facts: model.log.slice(from).map(seen) };
};

const readAll = steps(
  'read the log',
  fc.record({ process, place: nth, limit: fc.integer({ min: 1, max: 30 }), coinsOnly: fc.boolean() }),
  async (args, model, { processes }) => {
    const { position, facts } = after(model, args.place);
    const found = await processes.storeOf(args.process).readAll(position, args.limit, args.coinsOnly ? ['coins-added.v1'] : undefined);
    expect(found.map(asModel)).toEqual(facts.filter(({ type }) => !args.coinsOnly || type === 'coins-added.v1').slice(0, args.limit));
    expect(await processes.storeOf(args.process).head()).toBe(model.head);
  },
);

const follow = steps('follow', fc.record({ process, place: nth }), async ({ process: which, place }, model, { processes }) => {
  const { position, facts } = after(model, place);
  expect(await followed(processes.storeOf(which), position, facts.length)).toEqual(facts);
});

const followed = async (store: EventStore, position: bigint, count: number): Promise<readonly ModelFact[]> => {
  const found: ModelFact[] = [];
  if (count === 0) return found;
  const ending = new AbortController();
  const signal = AbortSignal.any([ending.signal, AbortSignal.timeout(FOLLOW_WITHIN_MS)]);
  for await (const batch of store.follow(position, { signal })) {
    found.push(...batch.map(asModel));
    if (found.length >= count) ending.abort();
  }
  return found;
};

const settle = steps('settle', fc.record({ process }), async ({ process: which }, model, { processes, database }) => {
  await followLog(database, processes.storeOf(which), new BoxProjection());
  for (let no = 0; no < BOXES; no += 1) {
    const id = boxIn(model, no);
    const row = await database.getRepository(BoxRow).findOneBy({ id });
    const facts = model.of(streamOf(id));
    const { coins, isOpen, sealed } = stateIn(facts);
    const deposits = facts
      .filter(({ type }) => type === 'coins-added.v1')
      .map(({ data, by }) => ({ coins: (data as { coins: number }).coins, by }));
    const position = String(model.positions[model.log.findLastIndex(({ stream }) => stream === streamOf(id))]);
    const shown = row && {
      version: row.version,
      position: row.position,
      coins: row.coins,
      status: row.status,
      deposits: row.deposits,
    };
    expect(shown).toEqual(isOpen ? { version: facts.length, position, coins, status: sealed ? 'sealed' : 'open', deposits } : null);
  }
});

/** Every kind of step; those that write come up more often. */
export const allSteps: fc.Arbitrary<Step>[] = [
  act,
  act,
  act,
  act,
  acts,
  acts,
  crash,
  append,
  append,
  appendAgain,
  restart,
  read,
  readAll,
  follow,
  settle,
];

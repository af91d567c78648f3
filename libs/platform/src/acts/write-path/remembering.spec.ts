import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Appended, type NewFact, OutcomeUnknown, type Recorded } from '@hub/event-store';
import { type AnyFact, isRejection, reject, toInstant } from '@hub/kernel';
import { type Box, box, boxTarget } from '../../testing/toy/box.js';
import type { Answer } from '../commands.js';
import { fingerprintOf, freshId } from '../ids.js';
import { StreamMemory } from './stream-memory.js';
import { accepted, add, coldProcessOn, envelope, open, processOn, seal, WatchedStore } from './testing/box-process.js';

const b = boxTarget('b');

let store: WatchedStore;
let here: ReturnType<typeof processOn>;
let there: ReturnType<typeof processOn>;
beforeEach(async () => {
  store = new WatchedStore();
  [here, there] = [processOn(store), processOn(store)];
  await here.handle(b, envelope(), () => open());
  store.reads.length = 0;
});

describe('what a process remembers of a stream', () => {
  it('spares it to read what it wrote itself', async () => {
    for (let n = 0; n < 5; n += 1) accepted(await here.handle(b, envelope(), () => add()));
    expect(store.reads).toEqual([]);
    expect(await here.stateOf('box-b')).toEqual({ coins: 5, sealed: false });
  });

  it('is nothing where there is no room for it', async () => {
    const forgetful = coldProcessOn(store);
    for (let n = 0; n < 3; n += 1) accepted(await forgetful.handle(b, envelope(), () => add()));
    expect(store.reads.map(({ from, facts }) => [from, facts])).toEqual([
      [1, 1],
      [1, 2],
      [1, 3],
    ]);
  });

  it('is what the log gives back: what JSON drops is not remembered either', async () => {
    const labelled = { ...box, evolve: (_state: Box, event: object) => ({ coins: 0, sealed: false, event: { ...event, metadata: 0 } }) };
    const [warm, cold] = [processOn(store, { decider: labelled }), processOn(store, { decider: labelled })];
    const data = { boxId: 'c', label: 'x', owner: undefined } as never;
    await warm.handle(boxTarget('c'), envelope(), () => ({ type: 'open-box', data }));
    const content = async (path: typeof warm) => ((await path.stateOf('box-c')) as unknown as { event: { data: object } }).event.data;
    expect(await content(warm)).toStrictEqual(await content(cold));
  });

  it('cannot be changed by whoever is shown it', async () => {
    const meddle = here.handle(b, envelope(), (state) => {
      (state as { coins: number }).coins = 1_000;
      return add();
    });
    await expect(meddle).rejects.toThrow(TypeError);
    expect(await here.stateOf('box-b')).toEqual({ coins: 0, sealed: false });
  });

  it('is not taken for that of another decider', async () => {
    const memory = new StreamMemory();
    const doubling = { ...box, evolve: (state: Box) => ({ coins: (state?.coins ?? 1) * 2, sealed: false }) };
    const [plain, other] = [processOn(store, { memory }), processOn(store, { memory, decider: doubling })];
    await plain.handle(b, envelope(), () => add());
    expect(await plain.stateOf('box-b')).toEqual({ coins: 1, sealed: false });
    expect(await other.stateOf('box-b')).toEqual({ coins: 4, sealed: false });
    expect(await plain.stateOf('box-b')).toEqual({ coins: 1, sealed: false });
  });
});

describe('when another process wrote meanwhile', () => {
  it('a command is decided again on what there is, and only the new facts are read', async () => {
    await there.handle(b, envelope(), () => add(10));
    store.reads.length = 0;
    const seen: Box[] = [];
    const answer = await here.handle(b, envelope(), (state) => {
      seen.push(state);
      return add();
    });
    expect(answer).toMatchObject({ version: 3 });
    expect(seen.map((state) => state?.coins)).toEqual([0, 10]);
    expect(store.reads).toEqual([{ stream: 'box-b', from: 2, facts: 1 }]);
  });

  it('no refusal rests on what was so before', async () => {
    expect(await here.handle(boxTarget('c'), envelope(), () => add(1, 'c'))).toEqual(reject('box.not-found'));
    await there.handle(boxTarget('c'), envelope(), () => open('c'));
    expect(await here.handle(boxTarget('c'), envelope(), () => add(1, 'c'))).toMatchObject({ version: 2 });
  });

  it('no refusal of what is gathered rests on it either, nor does a bug that it meets', async () => {
    await there.handle(b, envelope(), () => add(10));
    expect(await here.handle(b, envelope(), (state) => (state?.coins === 0 ? reject('box.empty') : seal()))).toMatchObject({ version: 3 });
    await there.handle(b, envelope(), () => add());
    const behind = processOn(store);
    await behind.stateOf('box-b');
    await there.handle(boxTarget('c'), envelope(), () => open('c'));
    await behind.stateOf('box-c');
    await there.handle(boxTarget('c'), envelope(), () => add(1, 'c'));
    const answer = behind.handle(boxTarget('c'), envelope(), (state) => {
      if (state?.coins === 0) throw new Error('a bug');
      return add(1, 'c');
    });
    await expect(answer).resolves.toMatchObject({ version: 3 });
  });

  it('a command that leads to nothing is answered with where its case stands now', async () => {
    await there.handle(b, envelope(), () => add());
    expect(await here.handle(b, envelope(), () => open())).toEqual({ id: 'b', version: 2, position: 2n });
  });

  it('a command that is earlier than the past of its case is refused by what is the past now', async () => {
    const TEN = toInstant('2026-01-15T10:00:00Z');
    await there.handle(b, envelope({ at: TEN }), () => add());
    const early = envelope({ playedBack: true });
    expect(await here.handle(b, early, () => open())).toEqual(reject('act.before-its-past', { at: early.at, lastAt: TEN }));
  });

  it('a command of which it knows nothing is found in what the other one wrote', async () => {
    const asked = envelope();
    const first = await there.handle(b, asked, () => add(3));
    expect(await here.handle(b, asked, () => add(3))).toEqual(first);
    const other = { ...asked, fingerprint: fingerprintOf('addCoins', 'another') };
    expect(await processOn(store).handle(b, other, () => open())).toMatchObject({ rejected: 'command.id-reused' });
    expect(await here.stateOf('box-b')).toEqual({ coins: 3, sealed: false });
  });

  it('the same command, with what was other content there: what was written counts, not what would have been', async () => {
    const asked = envelope();
    class Racing extends WatchedStore {
      before: (() => Promise<unknown>) | undefined;
      override async append(stream: string, facts: readonly NewFact[], expected: number): Promise<Appended> {
        const { before } = this;
        this.before = undefined;
        await before?.();
        return super.append(stream, facts, expected);
      }
    }
    const racing = new Racing();
    const [one, two] = [processOn(racing), processOn(racing)];
    await one.handle(b, envelope(), () => open());
    racing.before = () => two.handle(b, asked, () => add(50));
    expect(await one.handle(b, asked, () => add(1))).toMatchObject({ version: 2 });
    const seen: Box[] = [];
    await one.handle(b, envelope(), (state) => {
      seen.push(state);
      return add(1);
    });
    expect(seen).toEqual([{ coins: 50, sealed: false }]);
  });
});

describe('an append that failed', () => {
  class Failing extends WatchedStore {
    fail: 'before' | 'after' | undefined;
    override async append(stream: string, facts: readonly NewFact[], expected: number): Promise<Appended> {
      const { fail } = this;
      this.fail = undefined;
      if (fail === 'before') throw new OutcomeUnknown(stream);
      const answer = await super.append(stream, facts, expected);
      if (fail === 'after') throw new OutcomeUnknown(stream);
      return answer;
    }
  }

  it.each(['before', 'after'] as const)(
    'with an unknown outcome, %s it was recorded: the stream is read again, and the command done once',
    async (fail) => {
      const failing = new Failing();
      const path = processOn(failing);
      await path.handle(b, envelope(), () => open());
      failing.fail = fail;
      const asked = envelope();
      await expect(path.handle(b, asked, () => add(7))).rejects.toThrow(OutcomeUnknown);
      expect(accepted(await path.handle(b, asked, () => add(7)))).toMatchObject({ version: 2 });
      expect(failing.reads.at(-1)).toMatchObject({ from: 1 });
      expect(await path.stateOf('box-b')).toEqual({ coins: 7, sealed: false });
    },
  );

  it('because the log holds less than it did: what was remembered is forgotten', async () => {
    class Restorable extends WatchedStore {
      restored: WatchedStore | undefined;
      override async append(...append: Parameters<WatchedStore['append']>): Promise<Appended> {
        return this.restored ? this.restored.append(...append) : super.append(...append);
      }
      override async read<Event extends AnyFact = AnyFact>(...read: Parameters<WatchedStore['read']>): Promise<readonly Recorded<Event>[]> {
        return this.restored ? this.restored.read<Event>(...read) : super.read<Event>(...read);
      }
    }
    const restorable = new Restorable();
    const path = processOn(restorable);
    for (const ask of [open(), add(5)]) await path.handle(b, envelope(), () => ask);
    const restored = new WatchedStore();
    await processOn(restored).handle(b, envelope(), () => open());
    restorable.restored = restored;
    expect(await path.handle(b, envelope(), () => add(1))).toMatchObject({ version: 2 });
    expect(await path.stateOf('box-b')).toEqual({ coins: 1, sealed: false });
  });
});

describe('how much is remembered', () => {
  const known = (stream: string, commands: number) => ({
    ...{ stream, state: undefined, version: commands, position: 0n, lastId: undefined, lastAt: undefined, since: 1 },
    ...{ provenance: { sources: [], synthetic: [] } },
    commands: new Map(
      Array.from({ length: commands }, (_, n) => [`${stream}-${n}`, { fingerprint: '', actor: '', version: n, position: 0n }]),
    ),
  });
  const has = (memory: StreamMemory, ...streams: readonly string[]) => streams.filter((stream) => memory.recall(stream, box) !== undefined);

  it('is so many streams: the one that was not used for longest goes', () => {
    const memory = new StreamMemory({ streams: 2, commands: 100 });
    for (const stream of ['a', 'b']) memory.remember(known(stream, 1), box);
    memory.recall('a', box);
    memory.remember(known('c', 1), box);
    expect(has(memory, 'a', 'b', 'c')).toEqual(['a', 'c']);
  });

  it('is so many commands in all, and a stream with more of them by itself is not remembered', () => {
    const memory = new StreamMemory({ streams: 10, commands: 10 });
    for (const stream of ['a', 'b']) memory.remember(known(stream, 5), box);
    expect(has(memory, 'a', 'b')).toEqual(['a', 'b']);
    memory.remember(known('c', 1), box);
    expect(has(memory, 'a', 'b', 'c')).toEqual(['b', 'c']);
    memory.remember(known('d', 11), box);
    expect(has(memory, 'b', 'c', 'd')).toEqual([]);
    memory.remember(known('e', 10), box);
    expect(has(memory, 'e')).toEqual(['e']);
  });

  it('is never less than was known before', () => {
    const memory = new StreamMemory();
    memory.remember(known('a', 5), box);
    memory.remember(known('a', 3), box);
    expect(memory.recall('a', box)?.known.version).toBe(5);
  });
});

describe('processes that remember', () => {
  it('answer every command as one that remembers nothing would, whoever of them is asked', async () => {
    const step = fc.record({
      who: fc.integer({ min: 0, max: 2 }),
      stream: fc.constantFrom('x', 'y'),
      what: fc.constantFrom('open', 'add', 'add', 'seal', 'state'),
      repeats: fc.option(fc.nat(20), { freq: 3 }),
      hour: fc.integer({ min: 10, max: 20 }),
      playedBack: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const [shared, alone] = [new WatchedStore(), new WatchedStore()];
        const processes = [
          processOn(shared),
          processOn(shared),
          processOn(shared, { memory: new StreamMemory({ streams: 1, commands: 3 }) }),
        ];
        const reference = coldProcessOn(alone);
        const ids = steps.map(() => freshId());
        for (const [index, { who, stream, what, repeats, hour, playedBack }] of steps.entries()) {
          const [path, at] = [processes[who] as typeof here, toInstant(`2026-01-15T${hour}:00:00Z`)];
          const commandId = ids[repeats === null ? index : repeats % (index + 1)] as string;
          const asked = envelope({ commandId, at, playedBack, provenance: { sources: [`S${hour}`], synthetic: [] } });
          const ask = { open: () => open(stream), add: () => add(hour, stream), seal: () => seal(stream) };
          const run = async (on: typeof here): Promise<Answer | Box> =>
            what === 'state' ? on.stateOf(`box-${stream}`) : on.handle(boxTarget(stream), asked, ask[what as keyof typeof ask]);
          expect(await run(path)).toEqual(await run(reference));
          expect(await path.provenanceOf(`box-${stream}`)).toEqual(await reference.provenanceOf(`box-${stream}`));
        }
        expect((await shared.readAll(0n, 100)).map(({ id }) => id)).toEqual((await alone.readAll(0n, 100)).map(({ id }) => id));
      }),
      { numRuns: 150 },
    );
  });

  it('all succeed on a case that is never left alone', async () => {
    const answers = await Promise.all(
      Array.from({ length: 16 }, async () => {
        const mine: Answer[] = [];
        for (let n = 0; n < 20; n += 1) mine.push(await here.handle(b, envelope(), () => add()));
        return mine;
      }),
    );
    expect(answers.flat().filter((answer) => isRejection(answer))).toEqual([]);
    expect(await here.stateOf('box-b')).toEqual({ coins: 320, sealed: false });
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type pg from 'pg';
import { type Appended, DuplicateFact, type NewFact, UnfitFact, Written, WrongVersion } from '../event-store.js';
import { ModelEventStore } from '../testing/model-event-store.js';
import { PostgresEventStore } from './postgres-event-store.js';
import { openSchema } from './testing/open-schema.js';

const fact = (changes: Partial<NewFact> = {}): NewFact => ({
  ...{ id: randomUUID(), type: 'thing-happened.v1', data: {}, metadata: {} },
  ...changes,
});
const name = (): string => `stream-${randomUUID()}`;
const nested = (depth: number): object => JSON.parse('{"a":'.repeat(depth) + '1' + '}'.repeat(depth)) as object;

let schema: Awaited<ReturnType<typeof openSchema>>;
let pool: pg.Pool;
let store: PostgresEventStore;
beforeAll(async () => {
  schema = await openSchema();
  pool = schema.pool();
  store = new PostgresEventStore(pool);
});
afterAll(() => schema.close());

/** How many commits the facts of these streams came in. */
const commitsOf = async (...streams: readonly string[]): Promise<number | undefined> => {
  const text = 'SELECT count(DISTINCT xmin::text)::int AS commits FROM events WHERE stream = ANY ($1)';
  return (await pool.query<{ commits: number }>(text, [streams])).rows[0]?.commits;
};

describe('appends of one moment', () => {
  it('share a commit, and keep the order they were asked in', async () => {
    const streams = Array.from({ length: 40 }, name);
    const answers = await Promise.all(streams.map((s) => store.append(s, [fact(), fact()], 0)));
    expect(answers.map(({ position }) => position - (answers[0] as Appended).position)).toEqual(
      streams.map((_s, index) => BigInt(index * 2)),
    );
    expect(await commitsOf(...streams)).toBe(1);
  });

  it('on one stream are done one after the other', async () => {
    const s = name();
    const [a, b, c] = [fact(), fact(), fact()];
    const answers = await Promise.all([store.append(s, [a], 0), store.append(s, [b], 1), store.append(s, [c], 2)]);
    expect(answers.map(({ version }) => version)).toEqual([1, 2, 3]);
    expect((await store.read(s)).map(({ id }) => id)).toEqual([a.id, b.id, c.id]);
  });

  it('on one stream at one version: the first is written, and the others are told where it ended', async () => {
    const [s, beside] = [name(), name()];
    const neighbour = store.append(beside, [fact()], 0);
    const [first, ...others] = await Promise.allSettled(
      [2, 1, 3].map((size) =>
        store.append(
          s,
          Array.from({ length: size }, () => fact()),
          0,
        ),
      ),
    );
    expect(first).toMatchObject({ value: { version: 2 } });
    for (const other of others) expect(other).toMatchObject({ reason: expect.any(WrongVersion) });
    for (const other of others) expect(other).toMatchObject({ reason: { actual: 2 } });
    await neighbour;
    expect(await commitsOf(s, beside)).toBe(1);
  });

  it('with one id in two streams: the first is written, the other is a bug', async () => {
    const taken = fact();
    const [s, t, other] = [name(), name(), name()];
    const outcomes = await Promise.allSettled([
      store.append(s, [taken], 0),
      store.append(t, [fact(), taken], 0),
      store.append(other, [fact()], 0),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(outcomes[1]).toMatchObject({ reason: expect.any(DuplicateFact) });
    expect(await store.read(t)).toEqual([]);
    // The one that is refused takes nobody's place in the commit.
    expect(await commitsOf(s, other)).toBe(1);
  });

  it('leave no gap in the order of all facts, whoever of them is refused', async () => {
    const before = await store.head();
    const [a, b] = [name(), name()];
    await Promise.allSettled([
      store.append(a, [fact()], 7),
      store.append(b, [fact()], 0),
      store.append(a, [fact(), fact()], 0),
      store.append(b, [fact()], 0),
    ]);
    expect((await store.readAll(before, 10)).map(({ position }) => position - before)).toEqual([1n, 2n, 3n]);
    expect(await store.head()).toBe(before + 3n);
  });

  it.each([
    ['the name of a stream that is too long', Array.from({ length: 200 }, () => randomUUID()).join(''), fact()],
    ['a stream with a NUL in its name', 'a\0b', fact()],
    ['a type with a NUL', name(), fact({ type: 'a\0' })],
    ['a time that is none', name(), fact({ recordedAt: 'yesterday-ish' })],
    ['content that is nested too deep', name(), fact({ data: nested(7_000) })],
  ])('with %s among them: only that one is refused', async (_what, s, bad) => {
    const streams = [name(), name()];
    const [first, unfit, last] = await Promise.allSettled([
      store.append(streams[0] as string, [fact()], 0),
      store.append(s, [bad], 0),
      store.append(streams[1] as string, [fact()], 0),
    ]);
    expect([first, last]).toMatchObject([{ value: { version: 1 } }, { value: { version: 1 } }]);
    expect(unfit).toMatchObject({ status: 'rejected', reason: expect.any(UnfitFact) });
    for (const each of streams) expect(await store.read(each)).toHaveLength(1);
  });
});

describe('an answer', () => {
  it('says when these very facts were written, and does not when an earlier append had their ids', async () => {
    const s = name();
    const facts = [fact()];
    const [first, second] = [await store.append(s, facts, 0), await store.append(s, facts, 0)];
    expect(first).toBeInstanceOf(Written);
    expect(second).not.toBeInstanceOf(Written);
    expect(second).toEqual({ version: 1, position: first.position });
  });
});

describe('a fact that was recorded elsewhere before', () => {
  it('keeps the time it was recorded at, alone and among others', async () => {
    const [s, t] = [name(), name()];
    const recordedAt = '2019-05-01T10:00:00.123Z';
    const before = Date.now();
    await Promise.all([
      store.append(s, [fact({ recordedAt }), fact()], 0),
      store.append(t, [fact({ recordedAt })], 0),
      store.append(t, [fact({ recordedAt })], 1),
    ]);
    const [old, fresh] = await store.read(s);
    expect(old).toMatchObject({ recordedAt });
    expect(Math.abs(Date.parse(fresh?.recordedAt ?? '') - before)).toBeLessThan(60_000);
    expect((await store.read(t)).map((each) => each.recordedAt)).toEqual([recordedAt, recordedAt]);
  });
});

describe('reads of one moment', () => {
  it('are each answered with their own stream, from their own version, up to their own limit', async () => {
    const [s, t, none] = [name(), name(), name()];
    await store.append(
      s,
      Array.from({ length: 5 }, () => fact()),
      0,
    );
    await store.append(t, [fact(), fact()], 0);
    const versions = async (read: ReturnType<PostgresEventStore['read']>) => (await read).map(({ version }) => version);
    expect(
      await Promise.all(
        [store.read(s, 2, 2), store.read(none), store.read(t), store.read(s, 5), store.read(s, 6), store.read(s)].map(versions),
      ),
    ).toEqual([[2, 3], [], [1, 2], [5], [], [1, 2, 3, 4, 5]]);
  });

  it('fail alone where one of them makes no sense', async () => {
    const s = name();
    await store.append(s, [fact()], 0);
    const [good, bad, also] = await Promise.allSettled([store.read(s), store.read(s, Number.NaN), store.read(s)]);
    expect([good, also]).toMatchObject([{ value: [{ version: 1 }] }, { value: [{ version: 1 }] }]);
    expect(bad).toMatchObject({ status: 'rejected' });
  });
});

describe('whatever is asked at one moment', () => {
  type Asked = Readonly<{ stream: string; facts: readonly NewFact[]; expected: number }>;
  const outcomeOf = (append: Promise<Appended>): Promise<unknown> =>
    append.then(
      ({ version }) => version,
      (error: unknown) => (error instanceof WrongVersion ? ['wrong', error.actual] : (error as Error).constructor.name),
    );
  const orders = <T>(items: readonly T[]): readonly (readonly T[])[] =>
    items.length === 0 ? [[]] : items.flatMap((item, at) => orders(items.toSpliced(at, 1)).map((rest) => [item, ...rest]));

  it('could have been asked one by one, in some order, with the same answers and the same log', async () => {
    const request = fc.record({
      stream: fc.integer({ min: 0, max: 1 }),
      expected: fc.integer({ min: 0, max: 3 }),
      ids: fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 1, maxLength: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(request, { maxLength: 4 }), fc.array(request, { minLength: 2, maxLength: 5 }), async (past, present) => {
        const run = randomUUID().slice(0, 24);
        const asked = ({ stream, expected, ids }: (typeof present)[number]): Asked => ({
          stream: `${run}-${stream}`,
          expected,
          facts: ids.map((id) => fact({ id: `${run}${String(id).padStart(12, '0')}` })),
        });
        const before = await store.head();
        const [first, now] = [past.map(asked), present.map(asked)];
        for (const { stream, facts, expected } of first) await outcomeOf(store.append(stream, facts, expected));
        const answers = await Promise.all(now.map(({ stream, facts, expected }) => outcomeOf(store.append(stream, facts, expected))));
        const log = (await store.readAll(before, 100)).map(({ id, stream, version }) => `${id} ${stream} ${version}`);

        const explains = async (order: readonly Asked[]): Promise<boolean> => {
          const model = new ModelEventStore();
          for (const { stream, facts, expected } of first) await outcomeOf(model.append(stream, facts, expected));
          const told = new Map<Asked, unknown>();
          for (const each of order) told.set(each, await outcomeOf(model.append(each.stream, each.facts, each.expected)));
          const modelLog = (await model.readAll(0n, 100)).map(({ id, stream, version }) => `${id} ${stream} ${version}`);
          return JSON.stringify([now.map((each) => told.get(each)), modelLog]) === JSON.stringify([answers, log]);
        };
        let explained = false;
        for (const order of orders(now)) explained ||= await explains(order);
        expect({ explained, answers, log }).toMatchObject({ explained: true });
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});

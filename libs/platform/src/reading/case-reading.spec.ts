import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { GraphQLError } from 'graphql';
import { type Instant, toInstant } from '@hub/kernel';
import { followLog, openTestDatabase, projectionScenario, type TestDatabase } from '@hub/testing/platform';
import { freshId } from '../acts/ids.js';
import type { BoxEvent } from '../testing/toy/box.js';
import { BoxProjection, BoxRow, toyMigrations, toyRows } from '../testing/toy/box.projection.js';
import { CaseHistory } from './case-history.js';
import { CaseReader, type Scope } from './case-reader.js';
import type { PageArgs } from './paging.js';
import { ReadYourWrites } from './read-your-writes.js';

const { given } = projectionScenario<BoxEvent>(() => new BoxProjection(), toyMigrations);
const projection = new BoxProjection();
let db: TestDatabase;
let reader: CaseReader;
let history: CaseHistory;
beforeAll(async () => {
  db = await openTestDatabase(toyRows, toyMigrations);
  history = new CaseHistory(db.store);
  reader = new CaseReader(db.database, history, new ReadYourWrites(db.database));
});
beforeEach(() => db.pool.query('TRUNCATE events, checkpoints, toy_boxes; UPDATE event_head SET position = 0'));
afterAll(() => db.close());

const follow = (): Promise<void> => followLog(db.database, db.store, projection, 100);
const tell = async (boxId: string, fact: BoxEvent, at = '2026-01-15T09:00:00.000Z', by = 'anna'): Promise<void> => {
  const stream = `box-${boxId}`;
  const metadata = { occurredAt: at, actor: by, roles: 'employee,evaluator', sources: 'S8' };
  await db.store.append(stream, [{ id: freshId(), type: fact.type, data: fact.data, metadata }], (await db.store.read(stream)).length);
};
const opened = (boxId: string, label = boxId, owner?: string): BoxEvent => ({
  type: 'box-opened.v1',
  data: { boxId, label, ...(owner ? { owner } : {}) },
});
const added = (boxId: string, coins: number): BoxEvent => ({ type: 'coins-added.v1', data: { boxId, coins } });
const sealed = (boxId: string, reason = 'full'): BoxEvent => ({ type: 'box-sealed.v1', data: { boxId, reason } });
const plain = (row: object | null | undefined): unknown => (row ? JSON.parse(JSON.stringify(row)) : null);
const codeOf = async (answer: Promise<unknown>): Promise<unknown> =>
  answer.then(
    () => 'answered',
    (error: unknown) => (error as GraphQLError).extensions,
  );

describe('the row of a case', () => {
  it('shows a column of every kind, live and rebuilt', () =>
    given(
      { stream: 'box-b', fact: opened('b', 'Åre', 'anna'), at: '2026-01-15T23:30:00Z', sources: 'S10,S8' },
      { stream: 'box-b', fact: added('b', 3), at: '2026-01-16T08:00:00Z', by: 'bo', synthetic: 'coins' },
      { stream: 'box-b', fact: sealed('b'), at: '2026-02-01T00:00:00.007Z', sources: 'S8,S9' },
      { stream: 'box-c', fact: opened('c') },
    ).thenRows(
      {
        id: 'b',
        openedPosition: '1',
        openedAt: '2026-01-15T23:30:00.000Z',
        changedAt: '2026-02-01T00:00:00.007Z',
        version: 3,
        position: '3',
        sources: ['S10', 'S8', 'S9'],
        synthetic: ['coins'],
        label: 'Åre',
        owner: 'anna',
        coins: 3,
        empty: false,
        filledOn: '2026-01-16',
        sealedAt: '2026-02-01T00:00:00.007Z',
        status: 'sealed',
        givers: ['bo'],
        worth: { amount: '3.00', currency: 'SEK' },
        last: { coins: 3, by: 'bo' },
        deposits: [{ coins: 3, by: 'bo' }],
      },
      { id: 'c', owner: null, filledOn: null, sealedAt: null, worth: null, last: null, deposits: [] },
    ));

  it('was at any moment of the past what it showed then', async () => {
    const moments = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(moments, fc.array(fc.nat(2), { maxLength: 12 }), async (gaps, kinds) => {
        const boxId = freshId();
        const live: { at: Instant; row: unknown }[] = [];
        let clock = Date.parse('2026-03-28T20:00:00Z');
        for (const [index, gap] of gaps.entries()) {
          // Hours or none: several facts can happen at one moment, and some over the night the clocks go forward.
          clock += gap * 1_800_000;
          const at = toInstant(new Date(clock).toISOString());
          const kind = index === 0 ? 3 : (kinds[index] ?? 0);
          await tell(boxId, [added(boxId, index), added(boxId, 0), sealed(boxId), opened(boxId, 'Snow')][kind] as BoxEvent, at, `p${gap}`);
          await follow();
          live.push({ at, row: plain(await db.database.getRepository(BoxRow).findOneBy({ id: boxId })) });
        }
        const first = live[0] as { at: Instant };
        for (const offset of [-1, 0, 1])
          for (const { at } of live) {
            const moment = toInstant(new Date(Date.parse(at) + offset).toISOString());
            const then = live.filter((each) => each.at <= moment).at(-1)?.row ?? null;
            expect(plain(await history.asOf(projection, boxId, moment))).toEqual(then);
            expect(plain(await reader.one(projection, boxId, 'all', { asOf: moment }))).toEqual(then);
          }
        expect(await history.asOf(projection, boxId, toInstant(new Date(Date.parse(first.at) - 1).toISOString()))).toBeUndefined();
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});

describe('the history of a case', () => {
  beforeEach(async () => {
    await tell('b', opened('b'), '2026-01-01T00:00:00.000Z');
    await tell('b', added('b', 2), '2026-01-02T00:00:00.000Z', 'bo');
    await tell('b', sealed('b', 'it is full'), '2026-01-03T00:00:00.000Z');
  });

  it('tells who, when, what and why, oldest first', async () => {
    const entries = await history.entries(projection, 'b', undefined);
    expect(entries.map(({ version, what, who, occurredAt, why }) => [version, what, who, occurredAt, why])).toEqual([
      [1, 'box-opened.v1', 'anna', '2026-01-01T00:00:00.000Z', null],
      [2, 'coins-added.v1', 'bo', '2026-01-02T00:00:00.000Z', null],
      [3, 'box-sealed.v1', 'anna', '2026-01-03T00:00:00.000Z', 'it is full'],
    ]);
    expect(entries[1]).toMatchObject({
      data: { coins: 2 },
      position: '2',
      roles: ['employee', 'evaluator'],
      sources: ['S8'],
      synthetic: [],
    });
  });

  it('ends at a moment, which it includes', async () => {
    const upTo = async (asOf: string) => (await history.entries(projection, 'b', undefined, { asOf: toInstant(asOf) })).length;
    expect(await upTo('2026-01-01T23:59:59.999Z')).toBe(1);
    expect(await upTo('2026-01-02T00:00:00Z')).toBe(2);
    expect(await upTo('2025-12-31T23:59:59.999Z')).toBe(0);
  });

  it('hides what is sealed: what, who and why, judged by the case as it is now', async () => {
    const entries = await history.entries(projection, 'b', undefined, {
      asOf: toInstant('2026-01-02T00:00:00Z'),
      sealed: (fact, all) => fact.type !== 'box-opened.v1' && all.length === 3,
    });
    expect(entries.map(({ what, who, data, why }) => [what, who, data, why])).toEqual([
      ['box-opened.v1', 'anna', { boxId: 'b', label: 'b' }, null],
      ['coins-added.v1', 'sealed', null, null],
    ]);
  });

  it('of a case that is not there is empty', async () => {
    expect(await history.entries(projection, 'nobody', undefined)).toEqual([]);
  });
});

describe('one case', () => {
  beforeEach(async () => {
    await tell('b', opened('b', 'Snow', 'anna'));
    await follow();
  });
  const one = (id: string, scope: Scope<BoxRow> = 'all', more: { asOf?: string; afterPosition?: string } = {}) =>
    reader.one(projection, id, scope, more);

  it('is found by who may see it, and by nobody else', async () => {
    expect(await one('b')).toMatchObject({ id: 'b' });
    expect(await one('b', { owner: 'anna' })).toMatchObject({ id: 'b' });
    expect(await one('b', { owner: 'bo' })).toBeNull();
    expect(await one('b', 'none')).toBeNull();
    expect(await one('b', { owner: 'bo' }, { asOf: '2026-02-01T00:00:00Z' })).toBeNull();
  });

  it.each(['x', '', 'b\u0000', '\u0000', '\ud83d', 'b%', "b' OR ''='", 'B'])('is not found by the id %j', async (id) => {
    expect(await one(id)).toBeNull();
  });

  it.each(['yesterday', '2026-01-15', '2023-02-30T00:00:00Z', '', '\u0000'])(
    'was not at the moment %j, whether it is there or not',
    async (asOf) => {
      for (const id of ['b', 'x']) expect(await codeOf(one(id, 'all', { asOf }))).toEqual({ code: 'BAD_USER_INPUT', argument: 'asOf' });
    },
  );

  it.each(['-1', '1.5', 'x', '', '1'.repeat(40), '0x10'])('cannot wait for the position %j', async (afterPosition) => {
    expect(await codeOf(one('b', 'all', { afterPosition }))).toEqual({ code: 'BAD_USER_INPUT', argument: 'afterPosition' });
  });
});

describe('a list of cases', () => {
  const page = (args: PageArgs = {}, filter: Record<string, unknown> = {}, scope: Scope<BoxRow> = 'all') =>
    reader.page(projection, scope, filter, ['label', 'owner'], args);
  const ids = async (...args: Parameters<typeof page>): Promise<string[]> => (await page(...args)).items.map(({ id }) => id);
  const open = async (...boxes: readonly (readonly [string, string?, string?])[]): Promise<void> => {
    for (const [id, label, owner] of boxes) await tell(id, opened(id, label, owner));
    await follow();
  };
  const many = (count: number) => Array.from({ length: count }, (_, index) => [`b${index}`] as const);

  it('is empty when there are none', async () => {
    expect(await page()).toEqual({ items: [], next: null });
  });

  it('shows the newest first, twenty at a time when nothing else is said', async () => {
    await open(...many(21));
    const first = await page();
    expect(first.items.map(({ id }) => id)).toEqual(
      many(21)
        .map(([id]) => id)
        .reverse()
        .slice(0, 20),
    );
    expect(await page({ after: first.next })).toMatchObject({ items: [{ id: 'b0' }], next: null });
  });

  it('has no next page when the last one is just full', async () => {
    await open(...many(4));
    const first = await page({ first: 2 });
    expect((await page({ first: 2, after: first.next })).next).toBeNull();
  });

  it('shows each case once while new ones arrive and old ones change', async () => {
    await open(...many(10));
    const found: string[] = [];
    let after: string | null = null;
    for (let n = 0; ; n += 1) {
      const { items, next } = await page({ first: 3, after });
      found.push(...items.map(({ id }) => id));
      if (next === null) break;
      after = next;
      await open([`new${n}`]);
      await tell('b0', added('b0', 1));
      await follow();
    }
    expect(found).toEqual(
      many(10)
        .map(([id]) => id)
        .reverse(),
    );
  });

  it('takes one to a hundred at a time', async () => {
    await open(...many(2));
    expect(await ids({ first: 1 })).toEqual(['b1']);
    expect(await ids({ first: 100 })).toEqual(['b1', 'b0']);
    for (const first of [0, -1, 101]) expect(await codeOf(page({ first }))).toEqual({ code: 'BAD_USER_INPUT', argument: 'first' });
  });

  it.each(['', 'x', 'cDo', 'cDotMQ', 'cDoxLjU', 'cToxMjM0NTY3ODkwMTIzNDU2Nzg5', '\u0000', "1' OR 1=1"])(
    'has no page after %j',
    async (after) => {
      expect(await codeOf(page({ after }))).toEqual({ code: 'BAD_USER_INPUT', argument: 'after' });
    },
  );

  it('shows each only what they may see, whatever they filter by', async () => {
    await open(['a', 'Snow', 'anna'], ['b', 'Snow', 'bo']);
    expect(await ids({}, {}, { owner: 'anna' })).toEqual(['a']);
    expect(await ids({}, { owner: 'bo' }, { owner: 'anna' })).toEqual([]);
    expect(await ids({}, { containing: 'bo' }, { owner: 'anna' })).toEqual([]);
    expect(await ids({}, { containing: 'snow' }, { owner: 'anna' })).toEqual(['a']);
    expect(await ids({}, {}, 'none')).toEqual([]);
  });

  it('is filtered by the values of columns; null is no filter', async () => {
    await open(['a', 'Snow', 'anna'], ['b', 'Ice', 'anna'], ['c', 'Ice']);
    expect(await ids({}, { label: 'Ice' })).toEqual(['c', 'b']);
    expect(await ids({}, { label: 'Ice', owner: 'anna' })).toEqual(['b']);
    expect(await ids({}, { label: 'Ice', owner: null })).toEqual(['c', 'b']);
    expect(await ids({}, { label: 'ice' })).toEqual([]);
    expect(await ids({}, { label: '\u0000' })).toEqual([]);
  });

  it('is searched for a text in any of its columns, whatever the case of its letters', async () => {
    await open(['a', 'SNÖRÖJNING på Åsgatan'], ['b', 'Ice', 'Östen Ängström'], ['c', 'Sand']);
    expect(await ids({}, { containing: 'snöröjning PÅ åsGATAN' })).toEqual(['a']);
    expect(await ids({}, { containing: 'ängSTRÖM' })).toEqual(['b']);
    expect(await ids({}, { containing: 'ö' })).toEqual(['b', 'a']);
    expect(await ids({}, { containing: 'SAND' })).toEqual(['c']);
    expect(await ids({}, { containing: '' })).toEqual(['c', 'b', 'a']);
    expect(await ids({}, { containing: 'o' })).toEqual([]);
  });

  it.each([
    ['%', ['percent']],
    ['_', ['underscore']],
    ['\\', ['backslash']],
    ['100 % a_b', []],
    ["'; DROP TABLE toy_boxes; --", []],
    ['\u0000', []],
    ['\ud83d', []],
  ])('is searched for %j as it is written', async (containing, found) => {
    await open(['plain', '100 x aab'], ['percent', '100 % sure'], ['underscore', 'a_b'], ['backslash', 'C:\\snow']);
    expect(await ids({}, { containing })).toEqual(found);
  });
});

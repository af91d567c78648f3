import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventStore, NewFact, Recorded } from '../../event-store.js';
import { type ForeignEvent, StandIn } from '../../testing/index.js';
import { UnreadableFact, unreadableText } from '../../unreadable-fact.js';
import { KurrentEventStore } from '../kurrent-event-store.js';

const PATIENT = { answerMs: 1_000, firstAnswerMs: 3_000, callMs: 15_000 };
const TYPE = 'thing-happened.v1';
const fact = (data: object = {}): NewFact => ({ id: randomUUID(), type: TYPE, data, metadata: {} });
const foreign = (event: Partial<ForeignEvent>): ForeignEvent => ({ id: randomUUID(), type: TYPE, text: '{}', ...event });
const collectOne = async (store: EventStore, after: bigint, types = [TYPE]): Promise<Recorded | undefined> => {
  const ending = new AbortController();
  for await (const [first] of store.follow(after, { signal: ending.signal, types })) return first;
  return undefined;
};

describe('reading', () => {
  let server: StandIn;
  let store: EventStore;
  beforeAll(async () => {
    server = await StandIn.start();
    store = new KurrentEventStore(server.url, { patience: PATIENT });
  });
  afterAll(async () => {
    await store.close();
    await server.stop();
  });

  it('of the last fact begins at the end and goes backwards', async () => {
    const s = randomUUID();
    const { position } = await store.append(s, [fact({ n: 1 }), fact({ n: 2 }), fact({ n: 3 })], 0);
    const before = (await server.seen()).backwardReads;
    expect(await store.last()).toMatchObject({ stream: s, version: 3, position, data: { n: 3 } });
    expect(await store.head()).toBe(position);
    expect((await server.seen()).backwardReads).toBe(before + 2);
  });

  it('does not begin with the fact it has had', async () => {
    const { position } = await store.append(randomUUID(), [fact()], 0);
    const next = await store.append(randomUUID(), [fact({ next: true })], 0);
    expect(await store.readAll(position, 10)).toMatchObject([{ position: next.position }]);
    expect(await store.readAll(position, 1)).toMatchObject([{ position: next.position }]);
    expect(await store.readAll(position, 1, [TYPE])).toMatchObject([{ position: next.position }]);
    expect(await store.readAll(position, 1, ['another-type.v1'])).toEqual([]);
  });

  it('passes by what the server wrote for itself, and links, however much of it there is', async () => {
    const from = await store.head();
    const noise = async () => {
      await server.write(
        '$settings',
        Array.from({ length: 40 }, () => foreign({ type: 'settings-changed' })),
      );
      await server.write(
        '$streams',
        Array.from({ length: 40 }, () => foreign({ type: '$>', text: '0@somewhere' })),
      );
      await server.write('links', [foreign({ type: '$>', text: '0@somewhere' })]);
    };
    const s = randomUUID();
    await noise();
    await store.append(s, [fact(), fact()], 0);
    await noise();
    const { position } = await store.append(s, [fact()], 2);
    await noise();
    expect((await store.readAll(from, 3)).map(({ version }) => version)).toEqual([1, 2, 3]);
    const { filteredReads } = await server.seen();
    expect((await store.readAll(from, 100)).map(({ version }) => version)).toEqual([1, 2, 3]);
    expect((await server.seen()).filteredReads).toBeGreaterThan(filteredReads);
    expect((await store.readAll(from, 100, [TYPE, 'settings-changed'])).map(({ version }) => version)).toEqual([1, 2, 3]);
    expect(await store.last()).toMatchObject({ stream: s, version: 3 });
    expect(await store.head()).toBe(position);
    expect(await store.read('links')).toEqual([]);
  });

  it('asks the leader for a stream that is decided on', async () => {
    const any = new KurrentEventStore(`${server.url}&nodePreference=random`, { patience: PATIENT });
    const s = randomUUID();
    await any.append(s, [fact()], 0);
    const { leaderReads } = await server.seen();
    await any.read(s);
    expect((await server.seen()).leaderReads).toBe(leaderReads + 1);
    await any.close();
  });

  it('asks the leader for the version that a refused append is told', async () => {
    const any = new KurrentEventStore(`${server.url}&nodePreference=random&throwOnAppendFailure=false`, { patience: PATIENT });
    const s = randomUUID();
    await any.append(s, [fact(), fact()], 0);
    const { leaderReads } = await server.seen();
    for (const expected of [1, -1]) await expect(any.append(s, [fact()], expected)).rejects.toMatchObject({ actual: 2 });
    expect((await server.seen()).leaderReads).toBe(leaderReads + 2);
    await any.close();
  });

  it('says when a fact was recorded to the millisecond, and the same on every way', async () => {
    const [from, s] = [await store.head(), randomUUID()];
    const before = Date.now();
    await store.append(s, [fact()], 0);
    const after = Date.now();
    const [read] = await store.read(s);
    const recordedAt = Date.parse(read?.recordedAt ?? '');
    expect(recordedAt >= before && recordedAt <= after).toBe(true);
    expect(await store.readAll(from, 10)).toEqual([read]);
    expect(await collectOne(store, from)).toEqual(read);
    expect(await store.last()).toEqual(read);
    expect(read?.metadata).toEqual({});
  });

  it('takes the metadata of another program as text', async () => {
    const from = await store.head();
    await server.write('others', [
      foreign({ metadata: '{"$correlationId":"c","count":5,"deep":{"er":true}}' }),
      foreign({ metadata: 'not JSON' }),
      foreign({ metadata: '["a"]' }),
      foreign({}),
    ]);
    const read = await store.readAll(from, 10);
    expect(read.map(({ metadata }) => metadata)).toEqual([{ $correlationId: 'c', count: '5', deep: '{"er":true}' }, {}, {}, {}]);
    expect(read.every(({ recordedAt }) => Math.abs(Date.parse(recordedAt) - Date.now()) < 60_000)).toBe(true);
  });

  describe('of content that is no JSON object', () => {
    const BAD: readonly (readonly [string, Partial<ForeignEvent>, string])[] = [
      ['is broken', { text: '{"broken":' }, '{"broken":'],
      ['is a text', { text: '"text"' }, 'text'],
      ['is a number', { text: '5' }, '5'],
      ['is nothing', { text: 'null' }, 'null'],
      ['is not said to be JSON', { text: 'bytes', json: false }, 'bytes'],
    ];

    it.each(BAD)('that %s gives a reader of the log its text, under its own type, and goes on', async (_what, event, text) => {
      const [from, s] = [await store.head(), randomUUID()];
      const bad = foreign(event);
      await server.write(s, [foreign({}), bad, foreign({})]);
      const read = await store.readAll(from, 10);
      expect(read).toHaveLength(3);
      expect(read.map(unreadableText)).toEqual([undefined, text, undefined]);
      expect(read[1]).toMatchObject({ id: bad.id, type: TYPE, stream: s, version: 2 });
      const ofType = await store.readAll(from, 10, [TYPE]);
      expect(ofType).toEqual(read);
      expect(await collectOne(store, read[0]?.position ?? 0n)).toEqual(read[1]);
    });

    it('stops a decision on its stream, and on no other', async () => {
      const s = randomUUID();
      await store.append(s, [fact()], 0);
      await server.write(s, [foreign({ text: 'broken' })]);
      await expect(store.read(s)).rejects.toBeInstanceOf(UnreadableFact);
      await expect(store.read(s)).rejects.toMatchObject({ stream: s, version: 2, type: TYPE, text: 'broken' });
      expect(await store.read(s, 1, 1)).toHaveLength(1);
    });
  });

  describe('of some types', () => {
    afterEach(() => server.set({ silentFilters: false }));

    it('goes on when the server looks for them for longer than anyone waits', async () => {
      const hasty = new KurrentEventStore(server.url, { patience: { answerMs: 500, firstAnswerMs: 1_000, callMs: 15_000 } });
      const from = await hasty.head();
      const rare = { ...fact(), type: 'rarely-happens.v1' };
      for (let n = 0; n < 3; n += 1)
        await hasty.append(
          randomUUID(),
          Array.from({ length: 800 }, () => fact()),
          0,
        );
      await hasty.append(randomUUID(), [rare], 0);
      await server.set({ silentFilters: true });
      expect(await hasty.readAll(from, 1, [rare.type])).toMatchObject([{ id: rare.id }]);
      expect(await hasty.readAll(from, 10, [rare.type])).toMatchObject([{ id: rare.id }]);
      expect(await hasty.readAll(from, 10, ['never-happens.v1'])).toEqual([]);
      expect(await collectOne(hasty, from, [rare.type])).toMatchObject({ id: rare.id });
      await hasty.close();
    });
  });

  it('from a position of another log is refused, and not begun anew', async () => {
    await store.append(randomUUID(), [fact()], 0);
    await expect(store.readAll(17n, 10)).rejects.toBeInstanceOf(RangeError);
    expect(await store.readAll((await store.head()) + 5n, 10)).toEqual([]);
    await expect(collectOne(store, 17n)).rejects.toBeInstanceOf(RangeError);
  });
});

describe('a connection string', () => {
  it('that is none is refused at once, and not repeated', () => {
    const open = () => new KurrentEventStore('postgres://anna:secret@db:5432/hub');
    expect(open).toThrow(/kurrentdb:\/\//);
    expect(open).not.toThrow(/secret/);
  });

  it('goes to the client as it is: several hosts are asked who leads', async () => {
    const server = await StandIn.start();
    const port = new URL(server.url.replace('kurrentdb', 'http')).port;
    for (const url of [`kurrentdb+discover://127.0.0.1:${port}?tls=false`, `kurrentdb://127.0.0.1:${port},127.0.0.1:${port}?tls=false`]) {
      const store = new KurrentEventStore(url, { patience: PATIENT });
      const s = randomUUID();
      await store.append(s, [fact()], 0);
      expect(await store.read(s)).toHaveLength(1);
      expect((await collectOne(store, 0n))?.version).toBe(1);
      await store.close();
    }
    await server.stop();
  });
});

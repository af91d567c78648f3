import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { upcaster } from '@hub/kernel';
import { type NewFact, type Recorded, UnfitFact } from '../event-store.js';
import { ModelEventStore } from '../testing/index.js';
import { unreadable, UnreadableFact, unreadableBecause, unreadableText } from '../unreadable-fact.js';
import { CannotUpcast, Evolution } from './evolution.js';
import { asWritten, UpcastingEventStore } from './upcasting-event-store.js';

const fact = (type: string, data: object): NewFact => ({ id: randomUUID(), type, data, metadata: { actor: 'anna' } });

/** What the upcasters were given; the second of the two fails on a label that is not text. */
const given: object[] = [];
const UPCASTERS = [
  upcaster('jar-labelled.v1', 'jar-labelled.v2', (data: { label?: string }) => {
    given.push(data);
    return { ...data, language: 'sv' };
  }),
  upcaster('jar-labelled.v2', 'jar-labelled.v3', ({ label }: { label: string }) => ({ label: label.trim() })),
];
const CURRENT = ['jar-labelled.v3', 'jar-opened.v1'];
const BECAUSE = 'it cannot be read as jar-labelled.v3: TypeError: label.trim is not a function';

let below: ModelEventStore;
let store: UpcastingEventStore;
beforeEach(() => {
  given.splice(0);
  below = new ModelEventStore();
  store = new UpcastingEventStore(below, new Evolution(UPCASTERS, CURRENT));
});
const followed = async (after: bigint, types?: readonly string[]): Promise<readonly Recorded[]> => {
  const over = new AbortController();
  for await (const facts of store.follow(after, { signal: over.signal, ...(types ? { types } : {}) })) return facts;
  return [];
};

describe('a fact that an upcaster fails on, between good ones', () => {
  const good = [{ label: 'snö' }, { label: 'is' }];
  let bad: NewFact;
  beforeEach(async () => {
    bad = fact('jar-labelled.v1', { label: 5 });
    await store.append('jar-1', [fact('jar-labelled.v1', { label: ' snö' })], 0);
    await store.append('jar-2', [fact('jar-opened.v1', {}), bad], 0);
    await store.append('jar-1', [fact('jar-labelled.v2', { label: 'is ' })], 1);
  });

  it.each<readonly [string, () => Promise<readonly Recorded[]>]>([
    ['reads the log', () => store.readAll(1n, 10)],
    ['reads the log for its newest type', () => store.readAll(1n, 10, ['jar-labelled.v3', 'jar-opened.v1'])],
    ['follows the log', () => followed(1n)],
    ['follows its newest type', () => followed(1n, ['jar-labelled.v3', 'jar-opened.v1'])],
  ])('comes marked to whoever %s, under its newest type, and what is around it comes as ever', async (_who, read) => {
    const [opened, marked, last] = await read();
    expect(opened).toMatchObject({ type: 'jar-opened.v1', data: {} });
    expect(marked).toMatchObject({
      id: bad.id,
      type: 'jar-labelled.v3',
      stream: 'jar-2',
      version: 2,
      position: 3n,
      metadata: { actor: 'anna' },
    });
    expect([unreadableText(marked as Recorded), unreadableBecause(marked as Recorded)]).toEqual(['{"label":5}', BECAUSE]);
    expect(last).toMatchObject({ type: 'jar-labelled.v3', data: good[1] });
    expect([opened, last].map((each) => unreadableBecause(each as Recorded))).toEqual([undefined, undefined]);
  });

  it('comes marked also when it is the last of all', async () => {
    await store.append('jar-3', [fact('jar-labelled.v2', { label: 5 })], 0);
    const last = (await store.last()) as Recorded;
    expect(last).toMatchObject({ stream: 'jar-3', type: 'jar-labelled.v3' });
    expect(unreadableBecause(last)).toBe(BECAUSE);
  });

  it('is nothing to decide on: its stream cannot be read, and all others can', async () => {
    await expect(store.read('jar-2')).rejects.toBeInstanceOf(CannotUpcast);
    await expect(store.read('jar-2')).rejects.toMatchObject({
      ...{ stream: 'jar-2', version: 2, type: 'jar-labelled.v1', to: 'jar-labelled.v3', text: '{"label":5}' },
      cause: expect.any(TypeError),
      fact: { id: bad.id, position: 3n },
    });
    expect((await store.read('jar-1')).map(({ data }) => data as object)).toEqual(good);
    expect(await store.read('jar-2', 1, 1)).toHaveLength(1);
  });

  it('stands below as it was written', async () => {
    expect((await asWritten(store).readAll(2n, 1))[0]).toMatchObject({ id: bad.id, type: 'jar-labelled.v1', data: { label: 5 } });
    expect((await asWritten(store).read('jar-2', 2))[0]).toMatchObject({ id: bad.id, type: 'jar-labelled.v1', data: { label: 5 } });
  });

  it('is read by a program whose upcaster is mended', async () => {
    const mended = upcaster('jar-labelled.v2', 'jar-labelled.v3', ({ label }: { label: unknown }) => ({ label: String(label) }));
    const next = new UpcastingEventStore(below, new Evolution([UPCASTERS[0] as never, mended], CURRENT));
    expect(await next.read('jar-2', 2)).toMatchObject([{ id: bad.id, type: 'jar-labelled.v3', data: { label: '5' } }]);
  });
});

describe('a fact that the store below cannot read', () => {
  const MARKED = unreadable('{"broken":');
  beforeEach(() => below.append('jar-1', [fact('jar-labelled.v1', MARKED)], 0));

  it('is shown to no upcaster, and comes marked as it was, under the newest type', async () => {
    for (const [marked] of [await store.readAll(0n, 1), await followed(0n, ['jar-labelled.v3']), [await store.last()]])
      expect(marked).toMatchObject({ type: 'jar-labelled.v3', data: MARKED });
    await expect(store.read('jar-1')).rejects.toBeInstanceOf(UnreadableFact);
    await expect(store.read('jar-1')).rejects.toMatchObject({ stream: 'jar-1', version: 1, type: 'jar-labelled.v1', text: '{"broken":' });
    expect(given).toEqual([]);
  });

  it('is not read by commands either when its type is the newest', async () => {
    await below.append('jar-2', [fact('jar-opened.v1', MARKED)], 0);
    await expect(store.read('jar-2')).rejects.toThrow('jar-opened.v1 (jar-2/1): its content is not a JSON object');
    expect(await store.readAll(1n, 1)).toEqual(await below.readAll(1n, 1));
  });

  it('is written by nobody: its mark is no content', async () => {
    await expect(store.append('jar-3', [fact('jar-opened.v1', {}), fact('jar-opened.v1', MARKED)], 0)).rejects.toBeInstanceOf(UnfitFact);
    expect(await store.read('jar-3')).toEqual([]);
  });
});

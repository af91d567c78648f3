import { beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Recorded } from '../event-store.js';
import { describeEventStore, ModelEventStore } from '../testing/index.js';
import { Evolution } from './evolution.js';
import { upcaster } from '@hub/kernel';
import { asWritten, UpcastingEventStore } from './upcasting-event-store.js';

const evolution = new Evolution(
  [
    upcaster('jar-labelled.v1', 'jar-labelled.v2', ({ label }: { label: string }) => ({ label, language: 'sv' })),
    upcaster('jar-labelled.v2', 'jar-labelled.v3', ({ label, language }: { label: string; language: string }) => ({
      labels: { [language]: label },
    })),
  ],
  ['jar-labelled.v3', 'jar-opened.v1', 'thing-happened.v1', 'another.v1'],
);

// Whatever the contract asks of a store holds for one that is read in today's words.
describeEventStore('a store that is read in newer words', async () => ({
  store: new UpcastingEventStore(new ModelEventStore(), evolution),
  close: async () => undefined,
}));

describe('a store with facts of three versions', () => {
  let [below, store]: [ModelEventStore, UpcastingEventStore] = [new ModelEventStore(), undefined as never];
  beforeEach(async () => {
    below = new ModelEventStore();
    store = new UpcastingEventStore(below, evolution);
    const told: [string, object][] = [
      ['jar-opened.v1', {}],
      ['jar-labelled.v1', { label: 'snö' }],
      ['jar-labelled.v2', { label: 'snow', language: 'en' }],
      ['jar-labelled.v3', { labels: { en: 'ice' } }],
    ];
    for (const [index, [type, data]] of told.entries())
      await store.append('jar-1', [{ id: randomUUID(), type, data, metadata: { n: String(index) } }], index);
  });
  const labels = [{ labels: { sv: 'snö' } }, { labels: { en: 'snow' } }, { labels: { en: 'ice' } }];
  const seen = (facts: readonly Recorded[]) => facts.map(({ type, data }) => [type, data as object]);

  it('gives them to every reader in the newest form', async () => {
    const all = [['jar-opened.v1', {}], ...labels.map((data) => ['jar-labelled.v3', data])];
    expect(seen(await store.read('jar-1'))).toEqual(all);
    expect(seen(await store.read('jar-1', 2, 1))).toEqual(all.slice(1, 2));
    expect(seen(await store.readAll(0n, 10))).toEqual(all);
    expect(await store.last()).toEqual(await below.last());
  });

  it('gives the last one in the newest form', async () => {
    await store.append('jar-2', [{ id: randomUUID(), type: 'jar-labelled.v1', data: { label: 'is' }, metadata: {} }], 0);
    expect(await store.last()).toMatchObject({ stream: 'jar-2', type: 'jar-labelled.v3', data: { labels: { sv: 'is' } } });
  });

  it('finds older ones by the newest type, in the log and by following', async () => {
    expect(seen(await store.readAll(0n, 10, ['jar-labelled.v3']))).toEqual(labels.map((data) => ['jar-labelled.v3', data]));
    expect(seen(await store.readAll(0n, 10, ['jar-opened.v1']))).toEqual([['jar-opened.v1', {}]]);
    const over = new AbortController();
    for await (const facts of store.follow(1n, { types: ['jar-labelled.v3'], signal: over.signal })) {
      expect(seen(facts)).toEqual(labels.map((data) => ['jar-labelled.v3', data]));
      over.abort();
    }
  });

  it('keeps what was written as it was written', async () => {
    expect(seen(await asWritten(store).read('jar-1', 2, 1))).toEqual([['jar-labelled.v1', { label: 'snö' }]]);
    expect(asWritten(new UpcastingEventStore(store, evolution))).toBe(below);
    const [before, after] = [await below.read('jar-1'), await store.read('jar-1')];
    const around = ({ id, version, position, metadata, recordedAt }: Recorded) => ({ id, version, position, metadata, recordedAt });
    expect(after.map(around)).toEqual(before.map(around));
  });
});

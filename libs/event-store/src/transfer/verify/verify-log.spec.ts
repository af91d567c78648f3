import { beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Recorded } from '../../event-store.js';
import { ModelEventStore } from '../../testing/index.js';
import { readSealLines, sealLines, UnusableSeals } from './seal-file.js';
import { type Seal, Seals } from './seals.js';
import { verifyLog, type VerifyOptions } from './verify-log.js';

/** Seals in memory. */
class KeptInMemory extends Seals {
  seals: Seal[] = [];

  override async of(facts: readonly Recorded[]) {
    return this.seals.filter((seal) => facts.some(({ stream, version }) => seal.stream === stream && seal.version === version));
  }

  override async between(stream: string, first: number, last: number) {
    return this.seals.filter((seal) => seal.stream === stream && seal.version >= first && seal.version <= last);
  }

  override async ends() {
    const ends = new Map<string, number>();
    for (const { stream, version } of this.seals) ends.set(stream, Math.max(version, ends.get(stream) ?? 0));
    return ends;
  }

  override async add(seals: readonly Seal[]) {
    this.seals.push(...seals);
  }
}

let store: ModelEventStore;
let seals: KeptInMemory;
beforeEach(async () => {
  [store, seals] = [new ModelEventStore(), new KeptInMemory()];
  for (const [index, stream] of ['a', 'b', 'a', 'a', 'b', 'c'].entries())
    await store.append(
      stream,
      [{ id: randomUUID(), type: `thing-${index + 1}.v1`, data: { index }, metadata: { actor: 'anna' } }],
      (await store.read(stream)).length,
    );
});

/** The log as somebody left it who has the keys to it. */
const tamper = (how: (log: Recorded[]) => void): void => {
  const log = store['log'];
  how(log);
  log.sort((a, b) => Number(a.position - b.position));
};
const change = (index: number, changed: Partial<Recorded>) => (log: Recorded[]) => {
  log[index] = { ...log[index], ...changed } as Recorded;
};
const found = async (options: VerifyOptions = {}) =>
  (await verifyLog(store, options)).problems.map(({ problem, stream, version, type }) => `${problem} ${stream}/${version} ${type ?? '?'}`);

describe('a log that is as it was written', () => {
  it('is whole, and its facts are sealed once', async () => {
    expect(await verifyLog(store, { seals })).toMatchObject({
      outcome: 'whole',
      facts: 6,
      streams: 3,
      compared: 0,
      sealed: 6,
      problems: [],
      problemCount: 0,
    });
    await store.append('d', [{ id: randomUUID(), type: 'thing-7.v1', data: {}, metadata: {} }], 0);
    expect(await verifyLog(store, { seals })).toMatchObject({ outcome: 'whole', compared: 6, sealed: 1 });
  });

  it('is whole when it is empty', async () => {
    expect(await verifyLog(new ModelEventStore(), { seals })).toMatchObject({ outcome: 'whole', facts: 0 });
  });

  it('is whole when it holds types that are not known; each is named once, with its first fact', async () => {
    const known = new Set(['thing-1.v1', 'thing-3.v1', 'thing-4.v1', 'thing-5.v1', 'thing-6.v1']);
    await store.append('e', [{ id: randomUUID(), type: 'thing-2.v1', data: {}, metadata: {} }], 0);
    const unknown = [{ type: 'thing-2.v1', stream: 'b', version: 1 }];
    expect(await verifyLog(store, { known })).toMatchObject({ outcome: 'whole', problems: [], unknown });
  });

  it('is left where it is when the verification is interrupted', async () => {
    const interruption = AbortSignal.abort();
    expect(await verifyLog(store, { seals, signal: interruption })).toMatchObject({ outcome: 'interrupted', sealed: 0 });
  });
});

describe('without any seal', () => {
  it.each<[string, (log: Recorded[]) => void, string[]]>([
    ['a fact taken out of a stream', (log) => log.splice(2, 1), ['position a/3 thing-4.v1', 'missing a/2 ?']],
    ['the last fact of a stream taken out of the log', (log) => log.splice(4, 1), ['position c/1 thing-6.v1']],
    ['two facts of a stream that changed places', (log) => swap(log, 2, 3), ['out-of-order a/2 thing-3.v1']],
    ['a version that is there twice', change(3, { version: 2 }), ['version-twice a/2 thing-4.v1']],
    ['a version far ahead', change(3, { version: 5 }), ['missing a/3 ?', 'missing a/4 ?']],
  ])('%s is named', async (_what, how, expected) => {
    tamper(how);
    expect(await found()).toEqual(expected);
  });

  it('an id that is there twice is named', async () => {
    const [first] = await store.readAll(0n, 1);
    tamper(change(5, { id: first?.id.toUpperCase() as string }));
    expect(await found()).toEqual(['id-twice c/1 thing-6.v1']);
  });

  it('a position that is there twice is named', async () => {
    tamper(change(1, { position: 1n }));
    expect(await found()).toEqual(['position b/1 thing-2.v1', 'position a/2 thing-3.v1']);
  });

  it('the last facts taken out of the log are named, where the store still says how long it was', async () => {
    tamper((log) => log.splice(5, 1));
    store.head = async () => 6n;
    expect(await found()).toEqual(['position b/2 thing-5.v1']);
  });
});

const swap = (log: Recorded[], one: number, other: number): void => {
  const [a, b] = [log[one] as Recorded, log[other] as Recorded];
  [log[one], log[other]] = [
    { ...b, position: a.position },
    { ...a, position: b.position },
  ];
};

describe('against its seals', () => {
  beforeEach(async () => {
    await verifyLog(store, { seals });
  });

  it.each<[string, (log: Recorded[]) => void, string[]]>([
    ['data that were changed', change(2, { data: { index: 99 } }), ['changed a/2 thing-3.v1']],
    ['metadata that were changed', change(0, { metadata: { actor: 'bo' } }), ['changed a/1 thing-1.v1']],
    ['a time that was changed', change(5, { recordedAt: '2001-01-01T00:00:00.000Z' }), ['changed c/1 thing-6.v1']],
    ['a type that was changed', change(3, { type: 'another.v1' }), ['changed a/3 another.v1']],
    [
      'two changes in one stream',
      (log) => [change(0, { data: {} })(log), change(3, { data: {} })(log)],
      ['changed a/1 thing-1.v1', 'changed a/3 thing-4.v1'],
    ],
    ['the last fact of the log, taken out', (log) => log.splice(5, 1), ['missing c/1 thing-6.v1']],
    [
      'the last facts of a stream, taken out',
      (log) => renumber(log.filter(keep('a', 2, 3)), log),
      ['missing a/2 thing-3.v1', 'missing a/3 thing-4.v1'],
    ],
    ['a fact in the middle, taken out', (log) => renumber(log.filter(keep('a', 2)), log), ['missing a/2 thing-3.v1']],
    ['two facts of different streams that changed places', (log) => swap(log, 0, 1), ['moved a/1 thing-1.v1']],
    ['content of two facts of a stream that changed places', swapContent(2, 3), ['changed a/2 thing-4.v1', 'changed a/3 thing-3.v1']],
  ])('%s: named, that place and no other', async (_what, how, expected) => {
    tamper(how);
    expect(await found({ seals })).toEqual(expected);
    // Finding it once does not heal it.
    expect(await found({ seals })).toEqual(expected);
  });

  it('a fact added to a stream that was changed gets no seal before the change is explained', async () => {
    tamper(change(0, { data: {} }));
    await store.append('a', [{ id: randomUUID(), type: 'thing-7.v1', data: {}, metadata: {} }], 3);
    await store.append('c', [{ id: randomUUID(), type: 'thing-8.v1', data: {}, metadata: {} }], 1);
    expect(await verifyLog(store, { seals })).toMatchObject({ outcome: 'damaged', sealed: 1 });
    expect(seals.seals.at(-1)).toMatchObject({ stream: 'c', version: 2 });
  });

  it('a seal that was taken away to hide a change is named', async () => {
    seals.seals = seals.seals.filter(({ type }) => type !== 'thing-3.v1');
    expect(await found({ seals })).toEqual(['unsealed a/2 thing-3.v1']);
  });
});

const keep =
  (stream: string, ...without: readonly number[]) =>
  (fact: Recorded): boolean =>
    fact.stream !== stream || !without.includes(fact.version);

/** Leaves only these facts, with positions that show no gap. */
const renumber = (kept: readonly Recorded[], log: Recorded[]): void => {
  log.splice(0, log.length, ...kept.map((fact, index) => ({ ...fact, position: BigInt(index + 1) })));
};

function swapContent(one: number, other: number) {
  return (log: Recorded[]): void => {
    const [a, b] = [log[one] as Recorded, log[other] as Recorded];
    log[one] = { ...b, version: a.version, position: a.position };
    log[other] = { ...a, version: b.version, position: b.position };
  };
}

describe('a file of seals that is kept elsewhere', () => {
  const keepElsewhere = async () => readSealLines([...sealLines((await verifyLog(store, { seals })).chains)]);

  it('agrees with the log it was made of, also when the log has gone on', async () => {
    const kept = await keepElsewhere();
    expect([kept.facts, kept.heads.size]).toEqual([6, 3]);
    await store.append('a', [{ id: randomUUID(), type: 'thing-7.v1', data: {}, metadata: {} }], 3);
    expect(await verifyLog(store, { kept })).toMatchObject({ outcome: 'whole' });
  });

  it('names a stream whose past was rewritten together with its seals', async () => {
    const kept = await keepElsewhere();
    tamper(change(2, { data: { index: 99 } }));
    seals.seals = [];
    expect(await found({ seals })).toEqual([]);
    expect(await found({ seals, kept })).toEqual(['unlike-kept a/3 thing-4.v1']);
  });

  it('names what is gone without a trace', async () => {
    const kept = await keepElsewhere();
    tamper((log) => renumber(log.filter(keep('c', 1)), log));
    seals.seals = seals.seals.filter(({ stream }) => stream !== 'c');
    expect(await found({ seals, kept })).toEqual(['missing c/1 ?']);
  });

  it.each<[string, (lines: string[]) => string[], string]>([
    ['nothing', () => [], 'the file is empty'],
    ['something else', () => ['{"a":1}'], 'line 1: this is no file of seals'],
    ['no JSON', ([first]) => [first as string, 'x'], 'line 2: not an object of JSON'],
    ['no object', ([first]) => [first as string, '1'], 'line 2: not an object of JSON'],
    ['a line without a stream', ([first]) => [first as string, '{"version":1}'], 'line 2: stream is missing'],
    ['a line without a version', ([first]) => [first as string, '{"stream":"a","version":0}'], 'line 2: version is not a number of facts'],
    ['a line without a hash', ([first]) => [first as string, '{"stream":"a","version":1,"hash":"abc"}'], 'line 2: hash is not a SHA-256'],
    ['a line too few', (lines) => lines.slice(0, -1), 'it has 2 streams, and its first line says 3'],
  ])('with %s cannot be used', async (_what, spoil, message) => {
    const lines = spoil([...sealLines((await verifyLog(store)).chains)]);
    await expect(readSealLines(lines)).rejects.toThrow(UnusableSeals);
    await expect(readSealLines(lines)).rejects.toThrow(message);
  });
});

import { beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { type NewFact, type Recorded, StoreUnavailable } from '../../event-store.js';
import { ModelEventStore } from '../../testing/index.js';
import type { Piece } from '../read-log.js';
import { CopyFailed, copyLog, type CopyProgress, NotACopy } from './copy-log.js';
import { asNew, LogWriter } from './log-writer.js';

const fact = (data: object = {}): NewFact => ({
  id: randomUUID(),
  type: 'thing-happened.v1',
  data,
  metadata: { actor: 'anna' },
  recordedAt: '2020-02-03T04:05:06.007Z',
});

let [source, destination]: ModelEventStore[] = [];
const from = () => source as ModelEventStore;
const to = () => destination as ModelEventStore;
beforeEach(() => {
  [source, destination] = [new ModelEventStore(), new ModelEventStore()];
});

const tell = async (store: ModelEventStore, ...streams: readonly string[]): Promise<void> => {
  for (const stream of streams) await store.append(stream, [fact({ n: streams.length })], (await store.read(stream)).length);
};
const logOf = (store: ModelEventStore): Promise<readonly Recorded[]> => store.readAll(0n, 10_000);

describe('a copy', () => {
  it('has every fact with its id, its content, its time and its place, in the order of the log', async () => {
    await tell(from(), 'a', 'a', 'b', 'a', 'c', 'c', 'c', 'b');
    expect(await copyLog(from(), to())).toEqual({
      outcome: 'done',
      before: 0,
      copied: 8,
      facts: { source: 8, destination: 8 },
      streams: { source: 3, destination: 3 },
      differences: [],
    });
    expect(await logOf(to())).toEqual(await logOf(from()));
  });

  it('of nothing is nothing', async () => {
    expect(await copyLog(from(), to())).toMatchObject({ outcome: 'done', before: 0, copied: 0, differences: [] });
  });

  it('made again writes nothing, and takes up what came since', async () => {
    await tell(from(), 'a', 'b');
    await copyLog(from(), to());
    expect(await copyLog(from(), to())).toMatchObject({ before: 2, copied: 0, differences: [] });
    await tell(from(), 'b', 'c');
    expect(await copyLog(from(), to())).toMatchObject({ before: 2, copied: 2, facts: { source: 4, destination: 4 }, differences: [] });
    expect(await logOf(to())).toEqual(await logOf(from()));
  });

  it('goes as far as it is told, and leaves what is written meanwhile for another time', async () => {
    await tell(from(), 'a', 'b', 'c');
    expect(await copyLog(from(), to(), { until: 2n })).toMatchObject({ copied: 2, differences: [] });
    expect(await to().head()).toBe(2n);
  });

  it('ends between two appends when it is interrupted, and goes on from there', async () => {
    await tell(from(), 'a', 'b', 'a', 'b', 'a');
    const interruption = new AbortController();
    const append = to().append.bind(to());
    to().append = async (...args) => {
      if ((await to().head()) === 2n) interruption.abort();
      return append(...args);
    };
    expect(await copyLog(from(), to(), { signal: interruption.signal })).toMatchObject({ outcome: 'interrupted', copied: 3 });
    expect(await copyLog(from(), to())).toMatchObject({ outcome: 'done', before: 3, copied: 2, differences: [] });
    expect(await logOf(to())).toEqual(await logOf(from()));
  });

  it('that is killed anywhere, however often, ends as the log that was copied', async () => {
    const streams = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(streams, fc.array(fc.nat(15), { maxLength: 4 }), async (told, kills) => {
        const [original, copy] = [new ModelEventStore(), new ModelEventStore()];
        await tell(original, ...told);
        const append = copy.append.bind(copy);
        for (const after of kills) {
          let left = after;
          copy.append = async (...args) => {
            if ((left -= 1) < 0) throw new StoreUnavailable('killed');
            return append(...args);
          };
          await copyLog(original, copy).catch((error: unknown) => expect(error).toBeInstanceOf(CopyFailed));
          // What is there is a prefix, after every death.
          expect(await logOf(copy)).toEqual((await logOf(original)).slice(0, Number(await copy.head())));
        }
        copy.append = append;
        expect(await copyLog(original, copy)).toMatchObject({ outcome: 'done', differences: [] });
        expect(await logOf(copy)).toEqual(await logOf(original));
      }),
      { numRuns: 60 },
    );
  });

  it('tells how far it is, once a second and at the end of each stage', async () => {
    await tell(from(), ...Array.from({ length: 50 }, () => 'a'));
    const told: CopyProgress[] = [];
    await copyLog(from(), to(), { onProgress: (progress) => told.push(progress) });
    expect(told).toEqual([
      { stage: 'copying', facts: 50, part: 1 },
      { stage: 'verifying', facts: 50, part: 1 },
    ]);
    await tell(from(), 'b');
    await copyLog(from(), to(), { onProgress: (progress) => told.push(progress) });
    expect(told.slice(2).map(({ stage, facts, part }) => [stage, facts, part])).toEqual([
      ['comparing', 50, 1],
      ['copying', 1, 1],
      ['verifying', 1, 1],
    ]);
  });
});

/** A writer that is told what it is given, and takes pieces of many streams. */
class Pieces extends LogWriter {
  override readonly takes = { facts: 3, characters: 1_000, ofOneStream: false };
  readonly ends: bigint[] = [];

  constructor(private readonly store: ModelEventStore) {
    super();
  }

  override async write(piece: Piece, end: bigint): Promise<bigint> {
    this.ends.push(end);
    for (const { stream, version, ...each } of piece) await this.store.append(stream, [asNew({ stream, version, ...each })], version - 1);
    return this.store.head();
  }
}

describe('a copy through a writer of the destination', () => {
  it('is written in pieces, each at the end of the one before it', async () => {
    await tell(from(), 'a', 'b', 'a', 'c', 'c');
    const writer = new Pieces(to());
    expect(await copyLog(from(), to(), { writer, until: 1n })).toMatchObject({ copied: 1, differences: [] });
    expect(await copyLog(from(), to(), { writer })).toMatchObject({ before: 1, copied: 4, differences: [] });
    expect(writer.ends).toEqual([0n, 1n, 4n]);
    expect(await logOf(to())).toEqual(await logOf(from()));
  });

  it('stops before a fact that cannot stand where it stands in the source', async () => {
    await tell(from(), 'a', 'a', 'a');
    from()['log'].splice(1, 1);
    await expect(copyLog(from(), to(), { writer: new Pieces(to()) })).rejects.toThrow(
      'version 2 of its stream comes first; verify the source',
    );
  });
});

describe('a destination', () => {
  it('that holds something else is refused, with the fact that is in the way, and stays as it is', async () => {
    await tell(from(), 'a', 'b');
    await copyLog(from(), to());
    await tell(to(), 'own');
    await tell(from(), 'c');
    const refused = copyLog(from(), to());
    await expect(refused).rejects.toBeInstanceOf(NotACopy);
    await expect(refused).rejects.toMatchObject({ fact: { stream: 'own', version: 1 }, instead: { stream: 'c' } });
    await expect(refused).rejects.toThrow(/it holds thing-happened.v1 \(own\/1, .* and the source has thing-happened.v1 \(c\/1/);
    expect(await to().head()).toBe(3n);
  });

  it('that has more than the source is refused', async () => {
    await tell(from(), 'a');
    await copyLog(from(), to());
    await tell(to(), 'a');
    await expect(copyLog(from(), to())).rejects.toThrow('and the source ends before it');
  });

  it('whose copy was changed afterwards is refused, though the ids are the same', async () => {
    await tell(from(), 'a', 'b', 'c');
    const { id, type, metadata, recordedAt } = (await logOf(from()))[1] as Recorded;
    await copyLog(from(), to(), { until: 1n });
    await to().append('b', [{ id, type, data: { n: 'changed' }, metadata, recordedAt }], 0);
    await expect(copyLog(from(), to())).rejects.toMatchObject({ fact: { stream: 'b', version: 1 } });
    expect(await to().head()).toBe(2n);
  });

  it('that does not keep what it is given is found out, stream by stream', async () => {
    await tell(from(), 'a', 'b', 'b', 'c');
    const append = to().append.bind(to());
    to().append = (stream, facts, expected) =>
      append(stream, stream === 'b' ? facts.map((each) => ({ ...each, metadata: { actor: 'somebody else' } })) : facts, expected);
    const { outcome, differences } = await copyLog(from(), to());
    expect(outcome).toBe('done');
    expect(differences).toMatchObject([
      { stream: 'b', source: { version: 2 }, destination: { version: 2 }, first: { stream: 'b', version: 1, type: 'thing-happened.v1' } },
    ]);
  });

  it('that somebody else writes to meanwhile is found out, with what is too much', async () => {
    await tell(from(), 'a', 'b');
    const append = to().append.bind(to());
    to().append = async (...args) => {
      const appended = await append(...args);
      await append(`own-${appended.position}`, [fact()], 0);
      return appended;
    };
    const { differences } = await copyLog(from(), to());
    expect(differences.map(({ stream, source: original, first }) => [stream, original, first?.version])).toEqual([
      ['own-1', undefined, 1],
      ['own-3', undefined, 1],
    ]);
  });

  it('that refuses a fact ends the copy, and the fact is named', async () => {
    await tell(from(), 'a', 'b');
    const [taken] = await logOf(from());
    to().append = async () => Promise.reject(new Error('no room'));
    const failed = copyLog(from(), to());
    await expect(failed).rejects.toBeInstanceOf(CopyFailed);
    await expect(failed).rejects.toThrow(`thing-happened.v1 (a/1, ${taken?.id}) was not copied: no room`);
  });

  it('that cannot keep a fact gets none of those after it', async () => {
    await tell(from(), 'a', 'b', 'c');
    const log = from()['log'];
    log[1] = { ...log[1], data: { text: 'half of a pair: \ud83d' } } as Recorded;
    await expect(copyLog(from(), to(), { writer: new Pieces(to()) })).rejects.toThrow('text is not whole text');
    expect(await to().head()).toBe(0n);
  });
});

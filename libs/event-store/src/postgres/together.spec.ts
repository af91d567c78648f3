import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { NeverSent, type Sharing, Together } from './together.js';

class NobodysFault extends Error {}

/** A server that answers when it is told to, and notes what it is sent. */
const opened = (sharing: Partial<Sharing<string>> = {}) => {
  const batches: (readonly string[])[] = [];
  const answers: (() => void)[] = [];
  const send = async (batch: readonly string[]): Promise<readonly string[]> => {
    batches.push(batch);
    await new Promise<void>((answer) => answers.push(answer));
    if (batch.includes('cut')) throw new NobodysFault('cut');
    if (batch.includes('poison')) throw new Error('poison');
    return batch.map((request) => `${request}!`);
  };
  const together = new Together<string, string>(send, {
    most: 100,
    mostBytes: 100,
    lanes: 1,
    bytesOf: ({ length }) => length,
    isNobodys: (failure) => failure instanceof NobodysFault,
    ...sharing,
  });
  const ask = (request: string, ms = 10_000) => together.ask(request, ms);
  /** Lets the server answer until nobody waits. */
  const answerAll = async <T>(asked: readonly Promise<T>[]): Promise<readonly PromiseSettledResult<T>[]> => {
    const settled = Promise.allSettled(asked);
    const all = { over: false };
    void settled.then(() => (all.over = true));
    while (!all.over) {
      answers.shift()?.();
      await wait(1);
    }
    return settled;
  };
  return { batches, ask, answerAll };
};
const values = (settled: readonly PromiseSettledResult<string>[]) =>
  settled.map((each) => (each.status === 'fulfilled' ? each.value : (each.reason as Error).message));

describe('calls of one moment', () => {
  it('go in one batch, and each is answered with its own', async () => {
    const { batches, ask, answerAll } = opened();
    expect(values(await answerAll(['a', 'b', 'c'].map((each) => ask(each))))).toEqual(['a!', 'b!', 'c!']);
    expect(batches).toEqual([['a', 'b', 'c']]);
  });

  it('gather while a batch is under way, and go in the next one', async () => {
    const { batches, ask, answerAll } = opened();
    const first = ask('a');
    await wait(5);
    const later = [ask('b'), ask('c')];
    await wait(5);
    expect(batches).toEqual([['a']]);
    await answerAll([first, ...later]);
    expect(batches).toEqual([['a'], ['b', 'c']]);
  });

  it('are never more batches under way than there are lanes', async () => {
    const { batches, ask, answerAll } = opened({ lanes: 2, most: 1 });
    const asked = ['a', 'b', 'c'].map((each) => ask(each));
    await wait(10);
    expect(batches).toEqual([['a'], ['b']]);
    await answerAll(asked);
    expect(batches).toEqual([['a'], ['b'], ['c']]);
  });

  it('are split where there are too many, or too large ones; one that is too large by itself goes alone', async () => {
    const many = opened({ most: 2 });
    await many.answerAll(['a', 'b', 'c'].map((each) => many.ask(each)));
    expect(many.batches).toEqual([['a', 'b'], ['c']]);
    const large = opened({ mostBytes: 3 });
    await large.answerAll(['aaa', 'b', 'cc', 'dddd'].map((each) => large.ask(each)));
    expect(large.batches).toEqual([['aaa'], ['b', 'cc'], ['dddd']]);
  });
});

describe('a call that fails', () => {
  it('for its own content fails alone: its neighbours are asked for again without it', async () => {
    const { batches, ask, answerAll } = opened();
    expect(values(await answerAll(['a', 'poison', 'c'].map((each) => ask(each))))).toEqual(['a!', 'poison', 'c!']);
    expect(batches).toEqual([['a', 'poison', 'c'], ['a'], ['poison'], ['c']]);
  });

  it('for no fault of anybody fails with its batch, and the next batch goes', async () => {
    const { batches, ask, answerAll } = opened({ most: 2 });
    expect(values(await answerAll(['a', 'cut', 'c'].map((each) => ask(each))))).toEqual(['cut', 'cut', 'c!']);
    expect(batches).toEqual([['a', 'cut'], ['c']]);
  });

  it('because its time was over before its turn was never sent', async () => {
    const { batches, ask, answerAll } = opened();
    const first = ask('a');
    await wait(5);
    const late = ask('late', 1);
    await wait(10);
    const [, ended] = await answerAll([first, late]);
    expect(ended).toMatchObject({ status: 'rejected', reason: expect.any(NeverSent) });
    expect(batches).toEqual([['a']]);
  });
});

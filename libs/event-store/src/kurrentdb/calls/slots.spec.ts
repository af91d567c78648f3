import { describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '../../event-store.js';
import { Slots } from './slots.js';

describe('slots', () => {
  const open = (size: number) => {
    const gone = new AbortController();
    const slots = new Slots(size, gone.signal);
    const order: string[] = [];
    const take = async (name: string, count: number, ms = 5_000) => {
      const release = await slots.take(count, ms);
      order.push(name);
      return release;
    };
    return { gone, order, take };
  };
  const settled = () => new Promise((resolve) => setImmediate(resolve));

  it('are had by so many at a time, in the order in which they came', async () => {
    const { order, take } = open(2);
    const [a, b] = [await take('a', 1), await take('b', 1)];
    const [c, d] = [take('c', 1), take('d', 1)];
    await settled();
    expect(order).toEqual(['a', 'b']);
    b();
    (await c)();
    (await d)();
    a();
    expect(order).toEqual(['a', 'b', 'c', 'd']);
  });

  it('are all had by whoever wants more than there are, and nobody overtakes it', async () => {
    const { order, take } = open(3);
    const a = await take('a', 1);
    const [large, small] = [take('large', 100), take('small', 1)];
    await settled();
    expect(order).toEqual(['a']);
    a();
    const release = await large;
    await settled();
    expect(order).toEqual(['a', 'large']);
    release();
    (await small)();
  });

  it('are waited for so long and no longer, and who gave up is in nobody’s way', async () => {
    const { take, order } = open(2);
    const a = await take('a', 1);
    const large = take('large', 2, 20);
    const small = take('small', 1);
    await expect(large).rejects.toBeInstanceOf(StoreUnavailable);
    (await small)();
    a();
    (await take('last', 2))();
    expect(order).toEqual(['a', 'small', 'last']);
  });

  it('are waited for by nobody once they are gone', async () => {
    const { take, gone } = open(1);
    await take('a', 1);
    const waiting = take('b', 1);
    gone.abort();
    await expect(waiting).rejects.toBeInstanceOf(StoreUnavailable);
  });
});

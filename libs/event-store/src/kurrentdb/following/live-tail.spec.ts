import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import type { AllStreamSubscription } from '@kurrent/kurrentdb-client';
import { StoreUnavailable } from '../../event-store.js';
import { LiveTail, ROOM } from './live-tail.js';

/** A subscription that does what a test says, and notes what is asked of it. */
class Subscription extends EventEmitter {
  readonly asked: string[] = [];
  pause = (): void => void this.asked.push('pause');
  resume = (): void => void this.asked.push('resume');
  destroy = (): void => void this.asked.push('destroy');
  unsubscribe = async (): Promise<void> => void this.asked.push('unsubscribe');

  deliver(type = 'thing-happened.v1'): void {
    const event = { id: 'an-id', type, streamId: 's', revision: 0n, position: { commit: 1n, prepare: 1n }, data: {}, created: new Date(0) };
    this.emit('data', { event });
  }
}
const FOREVER_MS = 1_000_000;
const never = new AbortController().signal;

describe('the live end of the log', () => {
  const open = () => {
    const subscription = new Subscription();
    const tail = new LiveTail(subscription as unknown as AllStreamSubscription, ({ type }) => type === 'thing-happened.v1');
    return { subscription, tail, taken: () => tail.take(FOREVER_MS, never) };
  };

  it.each<readonly [string, (subscription: Subscription) => void, unknown]>([
    ['an error', (subscription) => subscription.emit('error', new Error('cut')), { message: 'cut' }],
    ['an end', (subscription) => subscription.emit('end'), { message: expect.stringContaining('a subscription ended') }],
    ['a close', (subscription) => subscription.emit('close'), { message: expect.stringContaining('a subscription ended') }],
  ])('ends with %s, after what came before', async (_what, end, broken) => {
    const { subscription, taken } = open();
    subscription.deliver();
    end(subscription);
    expect(await taken()).toHaveLength(1);
    await expect(taken()).rejects.toMatchObject(broken as object);
  });

  it('ends also for whoever waits for it at that moment', async () => {
    const { subscription, taken } = open();
    const waiting = taken();
    subscription.emit('end');
    await expect(waiting).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it('gives what is wanted, and waits for it no longer than it is told to', async () => {
    const { subscription, tail, taken } = open();
    subscription.deliver('$another');
    expect(await tail.take(1, never)).toEqual([]);
    const waiting = taken();
    subscription.deliver();
    expect(await waiting).toHaveLength(1);
    expect(await tail.take(FOREVER_MS, AbortSignal.abort())).toEqual([]);
  });

  it('is paused when there is no more room, and goes on when what waits was taken', async () => {
    const { subscription, taken } = open();
    for (let n = 1; n < ROOM; n += 1) subscription.deliver();
    expect(subscription.asked).toEqual([]);
    subscription.deliver();
    expect(subscription.asked).toEqual(['pause']);
    expect(await taken()).toHaveLength(ROOM);
    expect(subscription.asked).toEqual(['pause', 'resume']);
  });

  it('leaves no listener behind when it is closed, and a late error harms nobody', () => {
    const { subscription, tail } = open();
    tail.close();
    expect(subscription.asked).toEqual(['unsubscribe', 'destroy']);
    expect(subscription.listenerCount('data')).toBe(0);
    expect(() => subscription.emit('error', new Error('late'))).not.toThrow();
  });
});

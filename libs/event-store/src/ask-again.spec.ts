import { describe, expect, it } from '@jest/globals';
import { askAgain, within } from './ask-again.js';
import { OutcomeUnknown, StoreUnavailable } from './event-store.js';

class Lost extends Error {}
const isLost = (error: unknown): boolean => error instanceof Lost;
const failing = (...errors: readonly Error[]) => {
  const left = [...errors];
  return async (): Promise<string> => {
    const error = left.shift();
    if (error) throw error;
    return 'answer';
  };
};

describe('an append whose answer is lost', () => {
  it('is asked for again until there is an answer', async () => {
    await expect(askAgain('s', isLost, failing(new Lost(), new Lost()))).resolves.toBe('answer');
  });

  it('is not asked for again when it was answered, with a refusal', async () => {
    await expect(askAgain('s', isLost, failing(new Lost(), new RangeError('no')))).rejects.toThrow(RangeError);
  });

  it('ends as unknown when the patience is over, with the last reason', async () => {
    const lost = new Lost('cut');
    const ended = askAgain(
      's',
      isLost,
      async () => {
        throw lost;
      },
      150,
    );
    await expect(ended).rejects.toBeInstanceOf(OutcomeUnknown);
    await expect(ended).rejects.toMatchObject({ stream: 's', cause: lost });
  });

  it('tells each attempt how long it may take', async () => {
    const told: number[] = [];
    const attempt = failing(new Lost(), new Lost());
    await askAgain('s', isLost, (msLeft) => attempt().finally(() => told.push(msLeft)), 1_000);
    expect(told).toEqual([...told].sort((a, b) => b - a));
    expect(Math.max(...told)).toBeLessThanOrEqual(1_000);
    expect(Math.min(...told)).toBeGreaterThan(0);
  });
});

describe('a deadline', () => {
  it('passes on what comes in time, an answer or an error', async () => {
    await expect(within(1_000, 'it', Promise.resolve(1))).resolves.toBe(1);
    await expect(within(1_000, 'it', Promise.reject(new RangeError('no')))).rejects.toThrow(RangeError);
  });

  it('ends a call that never ends by itself', async () => {
    await expect(within(20, 'a read', new Promise(() => undefined))).rejects.toThrow(StoreUnavailable);
  });
});

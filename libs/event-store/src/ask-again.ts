import { setTimeout as wait } from 'node:timers/promises';
import { OutcomeUnknown, StoreUnavailable } from './event-store.js';

/** The longest that any call of a store takes, in milliseconds, asking again included. */
export const PATIENCE_MS = 5_000;

/**
 * Gives up waiting after `ms`, whatever the client or the network does. What was asked for may still be done by the store.
 * @throws {StoreUnavailable}
 */
export const within = async <T>(ms: number, what: string, answer: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  // Whoever gave up no longer listens; what is thrown afterwards has been told already.
  answer.catch(() => undefined);
  try {
    return await Promise.race([
      answer,
      new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new StoreUnavailable(`${what} took longer than ${ms} ms`)), ms);
      }),
    ]);
  } finally {
    clearTimeout(timer);
  }
};

const PAUSES_MS = [20, 50, 100, 200, 400, 800];

/**
 * Asks for the very same append again while its answer is lost, until the patience is over. `attempt` is told how many milliseconds
 * are left; `isLost` tells an answer that got lost, or never came, from one that was given.
 * @throws {OutcomeUnknown}
 */
export const askAgain = async <T>(
  stream: string,
  isLost: (error: unknown) => boolean,
  attempt: (msLeft: number) => Promise<T>,
  patienceMs = PATIENCE_MS,
): Promise<T> => {
  const until = Date.now() + patienceMs;
  for (let times = 0; ; times += 1) {
    try {
      return await attempt(until - Date.now());
    } catch (error) {
      if (!isLost(error)) throw error;
      const pause = PAUSES_MS[Math.min(times, PAUSES_MS.length - 1)] as number;
      if (Date.now() + pause >= until) throw new OutcomeUnknown(stream, error);
      await wait(pause);
    }
  }
};

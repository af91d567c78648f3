import { setTimeout as wait } from 'node:timers/promises';

const LOOK_EVERY_MS = 20;

/**
 * Waits until `look` gives something, and gives it. What it throws counts as nothing yet.
 * @throws {Error} with `what` did not happen, and why, after `patienceMs`.
 */
export const eventually = async <T>(what: string, look: () => Promise<T | false | undefined>, patienceMs = 60_000): Promise<T> => {
  const until = Date.now() + patienceMs;
  for (;;) {
    let why: unknown;
    try {
      const found = await look();
      if (found !== undefined && found !== false) return found;
    } catch (error) {
      why = error;
    }
    if (Date.now() > until) throw new Error(`${what} did not happen within ${patienceMs} ms`, { cause: why });
    await wait(LOOK_EVERY_MS);
  }
};

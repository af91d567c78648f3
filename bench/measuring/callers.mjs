import { performance } from 'node:perf_hooks';
import { percentile } from './figures.mjs';

/** Does `work` once for each of `items`, `callers` at a time. */
export const forEach = async (items, callers, work) => {
  let next = 0;
  const call = async () => {
    while (next < items.length) await work(items[next++]);
  };
  await Promise.all(Array.from({ length: callers }, call));
};

/**
 * Lets so many callers ask one thing after the other for `ms`; each waits for its answer before it asks again. The items are taken in
 * turn, and begun with again after the last one; `most` ends it earlier.
 * @returns how many answers came, how many a second, and how long one took (p50 and p99, in ms).
 */
export const measure = async ({ items, callers, ms, most = Number.POSITIVE_INFINITY }, work) => {
  const took = [];
  let next = 0;
  const started = performance.now();
  const until = started + ms;
  const call = async () => {
    for (let asked = performance.now(); asked < until && next < most;) {
      await work(items[next++ % items.length]);
      const answered = performance.now();
      took.push(answered - asked);
      asked = answered;
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  const seconds = (performance.now() - started) / 1_000;
  return { count: took.length, rate: took.length / seconds, p50: percentile(took, 0.5), p99: percentile(took, 0.99) };
};

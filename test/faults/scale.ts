import { appendFileSync } from 'node:fs';

/** Whether the long form was asked for, by `npm run prove`. */
export const isLong = process.env['HUB_PROVE'] === 'long';

/** The seed of this run: the same one makes the same choices. It is taken from `HUB_PROVE_SEED`, or fresh. */
export const seed = Number(process.env['HUB_PROVE_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

/** A figure of the short form, and of the long one. */
export const scale = (short: number, long: number): number => (isLong ? long : short);

/** Numbers that look random and are not: `mulberry32`, so that a seed repeats a run. */
export const randomOf = (salt: number): ((below: number) => number) => {
  let state = (seed ^ Math.imul(salt, 0x9e3779b1)) >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
};

/** What a fault did in this run. `control` tells that the protection was off, and that the oracle had to say so. */
export type Proof = Readonly<{ fault: string; what: string; store: string; control: boolean; counts: Readonly<Record<string, number>> }>;

/** Writes a proof into the report that `npm run prove` prints; without one it goes nowhere. */
export const report = (proof: Proof): void => {
  const file = process.env['HUB_PROVE_REPORT'];
  if (file) appendFileSync(file, `${JSON.stringify({ ...proof, seed })}\n`);
};

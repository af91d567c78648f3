import { idOf } from '@hub/platform';
import { randomOf, seed } from '../scale.js';

/** So many coins into a box, and the id of the command that asks for it: however often it is asked for, it is to happen once. */
export type Wish = Readonly<{ wish: string; boxId: string; coins: number }>;

const MOST_COINS = 4;

/** Wishes for boxes, of one fact up to a handful. The same seed wishes the same. */
export const makeWishes = (salt: number, count: number, boxes: number): readonly Wish[] => {
  const random = randomOf(salt);
  return Array.from({ length: count }, (_, n) => ({
    wish: idOf('a wish', String(seed), String(salt), String(n)),
    boxId: `till-${random(boxes)}`,
    coins: 1 + random(MOST_COINS),
  }));
};

/** Some of them, chosen at random. */
export const someOf = <T>(all: readonly T[], count: number, random: (below: number) => number): readonly T[] => {
  const left = [...all];
  return Array.from({ length: Math.min(count, left.length) }, () => left.splice(random(left.length), 1)[0] as T);
};
